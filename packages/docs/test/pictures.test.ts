import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "../src/folders.ts";
import { picturesHash, shownByPictures } from "../src/pictures.ts";

test("the pictures of the start page show the page of mock and sandbox as it is", async () => {
  const taken = (await readFile(picturesHash, "utf8")).trim();
  const hint = "Look at the start page, and take them again: npx pnpm@12 -C packages/docs docs:pictures";
  expect([await shownByPictures(), hint]).toEqual([taken, hint]);
});

test("an edit of the page makes its pictures stale, unless no browser sees it", async () => {
  const root = await mkdtemp(join(tmpdir(), "crm-invoices-pictures-"));
  try {
    for (const folder of ["packages/mock/src/page", "packages/sandbox/src/panel"]) {
      await cp(join(repository, folder), join(root, folder), { recursive: true });
    }
    const module = join(root, "packages/mock/src/page/browser/main.ts");
    await writeFile(module, `// A comment.\n${await readFile(module, "utf8")}`);
    expect(await shownByPictures(root)).toBe(await shownByPictures());
    await writeFile(join(root, "packages/mock/src/page/static/page.css"), "* { color: red; }");
    expect(await shownByPictures(root)).not.toBe(await shownByPictures());
  } finally {
    await rm(root, { recursive: true });
  }
});
