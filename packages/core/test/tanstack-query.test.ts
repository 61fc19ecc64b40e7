import { expect, test } from "@jest/globals";
import { createMutations, createQueries } from "../src/tanstack-query/index.ts";

test("a client that lacks an operation is refused at once, by the name of the operation", () => {
  const cache = { invalidateQueries: async () => {} };
  expect(() => createQueries("acorn", {}, "1", { notes: ["getNote"] })).toThrow(/has no getNote/);
  expect(() => createMutations("acorn", {}, "1", cache, { editNote: ["notes"] })).toThrow(/has no editNote/);
});
