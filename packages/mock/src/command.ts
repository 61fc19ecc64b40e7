/**
 * What `pnpm dev` and `pnpm start` do as the command does. Part of this workspace alone, and not published.
 *
 * Prism takes a good part of a second to load, so that what needs it is loaded by {@link loadMock}.
 */
export { mockFlags } from "./cli/arguments.ts";
export {
  aside,
  defaultHost,
  defaultPort,
  type Flags,
  parseFlags,
  parsePlaces,
  readShared,
  type SharedOptions,
  UsageError,
} from "./cli/flags.ts";
export { otherMock } from "./cli/port-in-use.ts";
export { listBrands } from "./documents.ts";
export type { Mock } from "./mock.ts";
export type { Names } from "./names.ts";
export { quickStart } from "./prism/quick-start.ts";

export const loadMock = () => import("./cli/open.ts");
