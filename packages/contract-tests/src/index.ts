export { type Contract, describeContract } from "./describe-contract.ts";
export { describeUpdates, type Updates } from "./describe-updates.ts";
