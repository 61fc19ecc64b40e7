import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeIn } from "@crm-invoices/scripts/code-in";
import { replaceWords } from "@crm-invoices/scripts/replace-words";
import { describe, expect, test } from "@jest/globals";
import { guidesFolder } from "../src/guide.ts";

const files = (folder: string) =>
  readdirSync(join(guidesFolder, folder)).filter((name) => name.endsWith(".md"));

/** The words of the brand that the Spanish guides are about. */
const words = new Map([
  ["highlevel", "leadway"],
  ["location", "account"],
]);

test("every guide is there in Spanish", () => {
  expect(files("es")).toEqual(files("."));
  expect(files(".").length).toBeGreaterThan(5);
});

describe.each(files("."))("the Spanish guide %s", (name) => {
  const read = async () => [
    replaceWords(await readFile(join(guidesFolder, name), "utf8"), words),
    await readFile(join(guidesFolder, "es", name), "utf8"),
  ];

  test("has the code of the English one, but for its comments", async () => {
    const [english, spanish] = (await read()).map(codeIn);
    expect(english).not.toEqual([]);
    expect(spanish).toEqual(english);
  });

  test("has its chapters, and as many rows in its tables", async () => {
    const [english, spanish] = (await read()).map((text) => ({
      headings: text.match(/^#+ /gm),
      rows: text.match(/^\|.*\|$/gm)?.length,
      links: text
        .match(/\]\([^)#]*/g)
        ?.map((link) => link.replace("../../", "../").replace("packages/leadway", "packages/highlevel")),
    }));
    expect({ ...spanish, links: spanish?.links?.toSorted() }).toEqual({
      ...english,
      links: english?.links?.map((link) => link.replace("packages/leadway", "packages/highlevel")).toSorted(),
    });
  });
});
