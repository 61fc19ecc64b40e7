/** What the sandbox does as the mock does; its build takes it in. Part of this workspace alone, and not published. */
export { printer } from "./cli/printer.ts";
export { table } from "./cli/table.ts";
export { untilStopped } from "./cli/until-stopped.ts";
export { withNearest } from "./nearest-name.ts";
