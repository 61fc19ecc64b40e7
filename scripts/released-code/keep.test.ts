import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { keepReleasedCode } from "./keep.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "crm-invoices-keep-"));
  await write("pnpm-workspace.yaml", "catalog:\n  elm: 4.0.0\n");
  await write(
    "tools/platforms/package.json",
    '{ "dependencies": { "typescript6": "a", "typescript5.4": "b" } }',
  );
  await manifest("1.0.0");
  await write("packages/acorn/README.md", "# Acorn\n");
  await write(
    "packages/acorn/src/index.ts",
    'export { type Soil, soil as earth } from "elsewhere";\nexport type * from "./seeds.ts";\nexport function grow() {}\nconst hidden = 1;\n',
  );
  await write("packages/acorn/src/seeds.ts", "export interface Seed {}\nexport type Nut = Seed;\n");
  await write("packages/acorn/src/more.ts", "export const more = 1,\n  most = 2;\nexport default class {}\n");
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
    "./more": {
      import: { types: "./dist/more.d.ts", default: "./dist/more.js" },
      require: { types: "./dist/more.d.cts", default: "./dist/more.cjs" },
    },
    "./package.json": "./package.json",
  };
  const dependencies = { oak: "^2.0.0", elm: "catalog:", "@crm-invoices/ash": "workspace:^" };
  const content = { name: "@crm-invoices/acorn", version, engines: { node: ">=20" }, exports, dependencies };
  return write("packages/acorn/package.json", JSON.stringify(content));
}

const kept = (name: string) => readFile(join(root, "packages/acorn/released", name), "utf8");

test("keeps the manual and the type tests, with what they import, as users would write them", async () => {
  expect(await keepReleasedCode(root)).toEqual(["@crm-invoices/acorn 1.0.0"]);
  expect((await readdir(join(root, "packages/acorn/released"))).sort()).toEqual([
    "README.md",
    "exports-more.ts",
    "exports.ts",
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
    dependencies: { elm: "4.0.0", oak: "^2.0.0" },
  });
});

test("keeps an import of every name that users can import", async () => {
  await keepReleasedCode(root);
  expect(await kept("exports.ts")).toBe(
    'import type {\n  Nut,\n  Seed,\n  Soil,\n  earth,\n  grow,\n} from "@crm-invoices/acorn";\n',
  );
  expect(await kept("exports-more.ts")).toBe(
    'import type {\n  default as defaultExport,\n  more,\n  most,\n} from "@crm-invoices/acorn/more";\n',
  );
});

test("keeps nothing of a package that has no release yet", async () => {
  await manifest("0.0.0");
  expect(await keepReleasedCode(root)).toEqual([]);
  expect(await readdir(join(root, "packages/acorn"))).not.toContain("released");
});

test("keeps the names that are handed on from an entry of another package here", async () => {
  const entries = { "./roots": { types: "./dist/roots/index.d.ts", default: "./dist/roots/index.js" } };
  await write(
    "packages/ash/package.json",
    JSON.stringify({ name: "@crm-invoices/ash", private: true, exports: entries }),
  );
  await write("packages/ash/src/roots/index.ts", "export function hold() {}\n");
  await write("packages/acorn/src/more.ts", 'export * from "@crm-invoices/ash/roots";\n');
  await keepReleasedCode(root);
  expect(await kept("exports-more.ts")).toBe('import type {\n  hold,\n} from "@crm-invoices/acorn/more";\n');
});

test("refuses names that are handed on from another package without being listed", async () => {
  await write("packages/acorn/src/more.ts", 'export * from "elsewhere";\n');
  await expect(keepReleasedCode(root)).rejects.toThrow(
    /more\.ts: expected the names .* from elsewhere to be listed/,
  );
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
    "exports-more.ts",
    "exports.ts",
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
