/** What the sandbox does as the mock does; its build takes it in. Part of this workspace alone, and not published. */
export { withNearest } from "./nearest-name.ts";
