export { type Contract, describeContract } from "./describe-contract.ts";
