import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "./paths.ts";

test("the README says of every folder what it is", async () => {
  const scripts = join(repository, "scripts");
  const entries = await readdir(scripts, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const readme = await readFile(join(scripts, "README.md"), "utf8");
  const named = [...readme.matchAll(/^\| `([\w-]+)\/` /gm)].map(([, name = ""]) => name);
  const passedOver = [".turbo", "node_modules", "coverage"];
  expect(named.sort()).toEqual(folders.filter((name) => !passedOver.includes(name)).sort());
});
