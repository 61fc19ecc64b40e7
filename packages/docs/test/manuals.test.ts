import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "../src/folders.ts";
import { manualsOf } from "../src/manuals/manuals.ts";

test("every guide has a page", async () => {
  const files = await readdir(join(repository, "guides"), { recursive: true });
  const guides = files.filter((file) => file.endsWith(".md")).map((file) => `guides/${file}`);
  const pages = manualsOf([]).map(({ file }) => file);
  expect(guides).not.toEqual([]);
  expect(pages.filter((file) => file.startsWith("guides/")).sort()).toEqual(guides.sort());
});
