/** What the sandbox does as the mock does; its build takes it in. Part of this workspace alone, and not published. */
export {
  aside,
  defaultHost,
  defaultPort,
  type Flags,
  filled,
  oneOf,
  parseFlags,
  readShared,
  sharedFlags,
  UsageError,
  usable,
} from "./cli/flags.ts";
export { otherMock } from "./cli/port-in-use.ts";
export { printer } from "./cli/printer.ts";
export { runCommand } from "./cli/run-command.ts";
export { table } from "./cli/table.ts";
export { untilStopped } from "./cli/until-stopped.ts";
export { boolean, type Check, text, texts } from "./control/change.ts";
export { listBrands } from "./documents.ts";
export { messageOf } from "./message.ts";
export { withNearest } from "./nearest-name.ts";
export { checkOptions, eitherOf, faultIn, filledText, number, object, optionChecks } from "./options.ts";
export { tie } from "./testing/tie.ts";
