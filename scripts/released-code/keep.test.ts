import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { keepReleasedCode } from "./keep.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "crm-invoices-keep-"));
  await write(
    "pnpm-workspace.yaml",
    "catalogs:\n  platforms:\n    typescript6: a\n    typescript5.4: b\n    node20: c\n",
  );
  await manifest("1.0.0");
  await write("packages/acorn/README.md", "# Acorn\n");
  await write(
    "packages/acorn/test/types.test-d.ts",
    'import { grow } from "../src/index.ts";\nimport * as more from "../src/more.ts";\nimport { soil } from "./fixture.ts";\n',
  );
  await write("packages/acorn/test/fixture.ts", 'import type { Soil } from "../src/index.ts";\n');
  await write("packages/acorn/test/grow.test.ts", "");
  await write(
    "packages/private/package.json",
    JSON.stringify({ name: "@crm-invoices/private", private: true }),
  );
});

afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

function manifest(version: string): Promise<void> {
  const exports = {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./more": { types: "./dist/more.d.ts", default: "./dist/more.js" },
    "./package.json": "./package.json",
  };
  const content = { name: "@crm-invoices/acorn", version, engines: { node: ">=20" }, exports };
  return write("packages/acorn/package.json", JSON.stringify(content));
}

const kept = (name: string) => readFile(join(root, "packages/acorn/released", name), "utf8");

test("keeps the manual and the type tests, with what they import, as users would write them", async () => {
  expect(await keepReleasedCode(root)).toEqual(["@crm-invoices/acorn 1.0.0"]);
  expect((await readdir(join(root, "packages/acorn/released"))).sort()).toEqual([
    "README.md",
    "fixture.ts",
    "release.json",
    "types.test-d.ts",
  ]);
  expect(await kept("types.test-d.ts")).toBe(
    'import { grow } from "@crm-invoices/acorn";\nimport * as more from "@crm-invoices/acorn/more";\nimport { soil } from "./fixture.ts";\n',
  );
  expect(await kept("fixture.ts")).toBe('import type { Soil } from "@crm-invoices/acorn";\n');
  expect(JSON.parse(await kept("release.json"))).toEqual({
    version: "1.0.0",
    node: ">=20",
    typescript: "5.4",
  });
});

test("keeps what is kept until the version is another, and then nothing of the old", async () => {
  await keepReleasedCode(root);
  await write("packages/acorn/README.md", "# Oak\n");
  await rm(join(root, "packages/acorn/test/types.test-d.ts"));
  expect(await keepReleasedCode(root)).toEqual([]);
  expect(await kept("README.md")).toBe("# Acorn\n");
  await manifest("1.0.1");
  expect(await keepReleasedCode(root)).toEqual(["@crm-invoices/acorn 1.0.1"]);
  expect(await kept("README.md")).toBe("# Oak\n");
  expect((await readdir(join(root, "packages/acorn/released"))).sort()).toEqual([
    "README.md",
    "release.json",
  ]);
});

test("refuses a type test that uses what users cannot, and leaves what was kept", async () => {
  await keepReleasedCode(root);
  await manifest("2.0.0");
  await write("packages/acorn/test/types.test-d.ts", 'import { secret } from "../src/inside.ts";\n');
  await expect(keepReleasedCode(root)).rejects.toThrow(
    "packages/acorn/test/types.test-d.ts imports ../src/inside.ts, which users cannot",
  );
  expect(await kept("README.md")).toBe("# Acorn\n");
});
