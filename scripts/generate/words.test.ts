import { expect, test } from "@jest/globals";
import { wordsOf } from "./words.ts";

test("a comment without a translation fails, and a translation without a comment", async () => {
  const words = await wordsOf(["es"]);
  const source = "export interface Options {\n  /** What nobody translated. */\n  a: 1;\n}\n";
  expect(words?.translate(source, "packages/core/src/options.ts")).toContain(
    "   * What nobody translated.\n",
  );
  expect(() => words?.check()).toThrow(
    /options\.ts: packages\/brand-template\/words\/es\.yaml has no translation of: What nobody translated\.\n/,
  );
  expect(() => words?.check()).toThrow(
    /es\.yaml:\d+: no comment of the client says any more: Gives the token/,
  );
});

test("a brand has the words of its last language that has any", async () => {
  expect(await wordsOf([])).toBeUndefined();
  expect(await wordsOf(["xx"])).toBeUndefined();
  expect((await wordsOf(["es", "xx"]))?.translate("/** How many requests the call has sent. */\n", "")).toBe(
    "/**\n * Cuántas solicitudes envió la llamada.\n */\n",
  );
});
