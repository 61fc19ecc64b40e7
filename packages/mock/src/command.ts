/**
 * What `pnpm dev` starts as the command does. Part of this workspace alone, and not published.
 *
 * Prism takes a good part of a second to load, so that what needs it is loaded by {@link loadMock}.
 */
export { defaultHost, defaultPort, parsePlaces, UsageError } from "./cli/arguments.ts";
export type { Mock } from "./mock.ts";
export { quickStart } from "./prism/quick-start.ts";

export const loadMock = () => import("./cli/open.ts");
