export { describeChecks } from "./describe-checks.ts";
export { type Contract, describeContract } from "./describe-contract.ts";
export { describeEdits } from "./describe-edits.ts";
export { describeQueries } from "./describe-queries.ts";
export { describeUpdates, type Updates } from "./describe-updates.ts";
