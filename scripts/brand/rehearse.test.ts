import { expect, test } from "@jest/globals";
import { expectSame } from "./rehearse.ts";

const built = new Map([
  ["packages/mock/dist/index.js", "export const one = 1;"],
  ["packages/core/dist/index.js", ""],
]);

test("a new brand may bring code of its own", () => {
  expect(() => expectSame(built, new Map([...built, ["packages/acme/dist/index.js", ""]]))).not.toThrow();
});

test.each([
  ["has other code", new Map([...built, ["packages/mock/dist/index.js", "export const one = 2;"]])],
  ["is gone", new Map([...built].slice(1))],
])("a file of another package that %s is named", (_, after) => {
  expect(() => expectSame(built, after)).toThrow(/ran with it:\npackages\/mock\/dist\/index\.js$/);
});

test("code that was not built is not taken for the same", () => {
  expect(() => expectSame(new Map(), built)).toThrow("Nothing was built.");
});
