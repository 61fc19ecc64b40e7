import { describe } from "@jest/globals";
import { describeContract } from "./describe-contract.ts";

// What Prism refuses, and what a request asks for itself, is the same under both contracts.
describe("a sandbox on SQLite", () =>
  describeContract(() => ({}), { observed: "everything", documented: "own answers" }));
