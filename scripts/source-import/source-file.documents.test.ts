import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "@crm-invoices/openapi";
import { expect, test } from "@jest/globals";
import { loadSources } from "../reconcile/load.ts";
import { repository } from "../workspace/paths.ts";
import { sourceText } from "./source-file.ts";

test("an import of the same document writes the bytes that stand in spec/sources, formatted", async () => {
  const sources = await loadSources(repository);
  const imported = sources.filter(({ file }) => file.get(["x-document"]) !== undefined);
  expect(imported).not.toEqual([]);
  for (const { file } of imported) {
    const content = isObject(file.content) ? file.content : {};
    expect(sourceText(content)).toBe(await readFile(join(repository, file.name), "utf8"));
  }
});
