import { lstat, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { installTools, linkTools, listTools } from "./install.ts";

let root: string;
let installed: string[];

beforeEach(async () => {
  installed = [];
  root = await mkdtemp(join(tmpdir(), "crm-invoices-tools-"));
  await write("tools/spade/package.json", "{}");
  await write("tools/spade/pnpm-lock.yaml", "spade: 1\n");
  await write("tools/rake/package.json", "{}");
  await write("tools/rake/pnpm-lock.yaml", "rake: 1\n");
  await write("tools/fork/package.json", "{}");
});

afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

const installSpade = (fails = false) =>
  installTools(root, "spade", {
    install: async (folder) => {
      installed.push(folder);
      await mkdir(join(folder, "node_modules"), { recursive: true });
      if (fails) throw new Error("The registry is away.");
    },
  });

test("tools are what has a lockfile of its own", async () => {
  await write("tools/spade/node_modules/pnpm-lock.yaml", "");
  expect(await listTools(root)).toEqual(["rake", "spade"]);
});

test("they are installed in their own folder, once", async () => {
  await installSpade();
  await installSpade();
  expect(installed).toEqual([join(root, "tools/spade")]);
});

test.each(["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"])(
  "they are installed again after a change of %s",
  async (file) => {
    await installSpade();
    await write(`tools/spade/${file}`, "changed: true\n");
    await installSpade();
    expect(installed).toHaveLength(2);
  },
);

test("they are installed again after an installation that failed, or was removed", async () => {
  await expect(installSpade(true)).rejects.toThrow("The registry is away.");
  await installSpade();
  await rm(join(root, "tools/spade/node_modules"), { recursive: true });
  await installSpade();
  expect(installed).toHaveLength(3);
});

test("a name that is none is refused with those that are", async () => {
  await expect(installTools(root, "shovel")).rejects.toThrow(
    'There are no tools "shovel"; tools/ has rake, spade.',
  );
});

test("a clone borrows what is installed, and installs for itself what it wants otherwise", async () => {
  const clone = join(root, "clone");
  for (const tool of ["spade", "rake"]) {
    await write(`clone/tools/${tool}/package.json`, "{}");
    await write(`clone/tools/${tool}/pnpm-lock.yaml`, `${tool}: 1\n`);
  }
  const borrowed = (tool: string) => lstat(join(clone, `tools/${tool}/node_modules`));
  await installSpade();
  await linkTools(root, clone);
  expect((await borrowed("spade")).isSymbolicLink()).toBe(true);
  await expect(borrowed("rake")).rejects.toThrow("ENOENT");

  await rm(join(clone, "tools/spade/node_modules"));
  await write("clone/tools/spade/package.json", '{ "private": true }');
  await linkTools(root, clone);
  await expect(borrowed("spade")).rejects.toThrow("ENOENT");
});
