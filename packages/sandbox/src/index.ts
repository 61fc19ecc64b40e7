export type { SandboxState } from "./admin/sandbox-state.ts";
export type { Evidence } from "./rules/book.ts";
export type { Certainty, Choice, Rule } from "./rules/rule.ts";
export { type RuleChoices, type RuleId, rules } from "./rules/table.ts";
export { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";
export type {
  Seed,
  SeededAccount,
  SeededEstimate,
  SeededInvoice,
  SeededRecord,
  SeededRequest,
  SeededSchedule,
} from "./seeds/seed.ts";
export type { IdKind } from "./worlds/ids.ts";
