import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PublishedPackage } from "../workspace/packages.ts";
import { run } from "../workspace/run.ts";
import { readTarball } from "./tarball.ts";
import { tarballProblems } from "./tarball-problems.ts";

const documents = new Map([
  ["acme", { version: "1.1.0", hash: "aaaa" }],
  ["acme.observed", { version: "1.1.0", hash: "abab" }],
  ["zeta", { version: "1.1.0", hash: "ffff" }],
]);
const versions = new Map([
  ["@crm-invoices/acme", "1.2.0"],
  ["@crm-invoices/core", "1.0.0"],
  ["@crm-invoices/mock", "1.2.0"],
  ["@crm-invoices/spec", "1.1.0"],
]);

const manifest = {
  name: "@crm-invoices/acme",
  version: "1.2.0",
  files: ["dist", "CHANGELOG.md"],
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./package.json": "./package.json",
  },
  dependencies: { "@crm-invoices/core": "1.0.0" },
  crmInvoices: { spec: { version: "1.1.0", documents: { acme: "aaaa", "acme.observed": "abab" } } },
};

const files = {
  "package.json": JSON.stringify(manifest),
  "README.md": "# acme\n",
  LICENSE: "MIT\n",
  "CHANGELOG.md": "# @crm-invoices/acme\n\n## 1.2.0\n\n### Minor Changes\n\n- More.\n",
  "dist/index.d.ts": "export declare const spec: object;\n",
  "dist/index.js": 'export const spec = { hash: "abab" };\n',
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crm-invoices-tarballs-"));
});

afterAll(() => rm(folder, { recursive: true }));

/** What is wrong with a package of these files; one without text is left out. */
async function problems(changes: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const root = await mkdtemp(join(folder, "one-"));
  for (const [path, text] of Object.entries({ ...files, ...changes })) {
    if (text === undefined) continue;
    await mkdir(dirname(join(root, "package", path)), { recursive: true });
    await writeFile(join(root, "package", path), text);
  }
  await run("tar", ["-czf", "one.tgz", "package"], { cwd: root });
  const tarball = await readTarball(join(root, "one.tgz"));
  const { name } = tarball.manifest;
  const brand = name === manifest.name ? "acme" : undefined;
  const published: PublishedPackage = { name, version: versions.get(name) ?? "", folder: root, brand };
  return tarballProblems(tarball, { published, documents, versions });
}

const changed = (changes: object) => ({ "package.json": JSON.stringify({ ...manifest, ...changes }) });

test("a package in order may be published", async () => {
  expect(await problems({})).toEqual([]);
});

test("types under each condition of an entry are in order", async () => {
  const each = { types: "./dist/index.d.ts", default: "./dist/index.js" };
  expect(await problems(changed({ exports: { ".": { import: each, require: each } } }))).toEqual([]);
});

test.each([
  ["of an older version", changed({ version: "1.1.9" }), /@1\.1\.9 is not 1\.2\.0, .* pack it again\.$/],
  ["without README", { "README.md": undefined }, /has no README\.md\.$/],
  ["without LICENSE", { LICENSE: undefined }, /has no LICENSE\.$/],
  ["without CHANGELOG", { "CHANGELOG.md": undefined }, /has no CHANGELOG\.md\.$/],
  [
    "with a changelog that tells of other versions",
    { "CHANGELOG.md": "# acme\n\n## 1.2.0\n\n## 1.1.0\n\n- Less.\n" },
    /CHANGELOG\.md that tells nothing of 1\.2\.0/,
  ],
  [
    "with a range of the workspace",
    changed({ peerDependencies: { jest: "workspace:^" } }),
    /wants jest as workspace:\^, which nobody outside can install/,
  ],
  [
    "with a range of the catalog",
    changed({ devDependencies: { jest: "catalog:" } }),
    /wants jest as catalog:, which nobody outside can install/,
  ],
  [
    "of a brand with an older core",
    changed({ dependencies: { "@crm-invoices/core": "0.9.0" } }),
    /wants @crm-invoices\/core as 0\.9\.0, while 1\.0\.0 is released here/,
  ],
  [
    "of a brand that is content with a newer core",
    changed({ dependencies: { "@crm-invoices/core": "^1.0.0" } }),
    /wants @crm-invoices\/core as \^1\.0\.0, while 1\.0\.0 is released here/,
  ],
  [
    "without its code",
    { "dist/index.js": undefined },
    /leads to \.\/dist\/index\.js, which it does not have/,
  ],
  ["without its types", { "dist/index.d.ts": undefined }, /leads to \.\/dist\/index\.d\.ts/],
  [
    "with an entry that names no types",
    changed({ exports: { ".": "./dist/index.js" } }),
    /has no types for the entry \.\.$/,
  ],
  [
    "with an entry that has types for one condition of two",
    changed({
      exports: {
        ".": {
          import: { types: "./dist/index.d.ts", default: "./dist/index.js" },
          require: { default: "./dist/index.js" },
        },
      },
    }),
    /has no types for the entry \.\.$/,
  ],
  [
    "with a command it does not have",
    changed({ bin: { acme: "./dist/cli.js" } }),
    /leads to \.\/dist\/cli\.js/,
  ],
  ["with a file outside `files`", { "notes.txt": "" }, /has notes\.txt, which is not to be published/],
  ["with a source", { "dist/index.ts": "" }, /has dist\/index\.ts, which is not to be published/],
  ["with a test", { "dist/test/one.js": "" }, /has dist\/test\/one\.js, which is not to be published/],
  [
    "without a stamp",
    changed({ crmInvoices: undefined }),
    /made of no description, while spec\/ has \{"version":"1\.1\.0","documents":\{"acme":"aaaa","acme\.observed":"abab"\}\}/,
  ],
  [
    "with the stamp of another document",
    changed({ crmInvoices: { spec: { version: "1.1.0", documents: { acme: "bbbb" } } } }),
    /made of .*bbbb.*, while spec\/ has .*aaaa/,
  ],
  [
    "built of another document",
    { "dist/index.js": 'export const spec = { hash: "bbbb" };\n' },
    /is not built of the document abab: build it again/,
  ],
])("a package %s is refused", async (_, changes, problem) => {
  const found = await problems(changes);
  expect(found).toContainEqual(expect.stringMatching(problem));
  expect(found.every((each) => each.startsWith("@crm-invoices/acme@1."))).toBe(true);
});

test("a package of no brand with a range of its own that was not brought up to date is refused", async () => {
  const mock = { name: "@crm-invoices/mock", dependencies: { "@crm-invoices/spec": "^0.9.0" } };
  expect(await problems(changed(mock))).toContain(
    "@crm-invoices/mock@1.2.0 wants @crm-invoices/spec as ^0.9.0, while ^1.1.0 is released here.",
  );
});

test("a package that was never given a version is refused", async () => {
  const tarball = { manifest: { ...manifest, version: "0.0.0" }, files: new Map(Object.entries(files)) };
  const published = { name: manifest.name, version: "0.0.0", folder, brand: "acme" };
  expect(tarballProblems(tarball, { published, documents, versions })).toContainEqual(
    expect.stringMatching(/@0\.0\.0 has no version yet: add a changeset and run `pnpm release:version`\.$/),
  );
});

test("a package that depends on the documents is stamped with all of them", async () => {
  const mock = { ...manifest, name: "@crm-invoices/mock", dependencies: { "@crm-invoices/spec": "^1.1.0" } };
  const stamp = {
    spec: { version: "1.1.0", documents: { acme: "aaaa", "acme.observed": "abab", zeta: "ffff" } },
  };
  const [problem] = await problems({ "package.json": JSON.stringify(mock) });
  expect(problem).toContain("says it is made of");
  const stamped = JSON.stringify({ ...mock, crmInvoices: stamp });
  expect(await problems({ "package.json": stamped })).toEqual([]);
});

test("the package of the documents has them as they are, with its own version", async () => {
  const spec = {
    name: "@crm-invoices/spec",
    version: "1.1.0",
    files: ["generated", "CHANGELOG.md"],
    exports: { "./*.json": "./generated/*.json" },
  };
  const document = (version: string, source: string) =>
    JSON.stringify({ info: { version }, "x-generated": { source } });
  const own = {
    "package.json": JSON.stringify(spec),
    "CHANGELOG.md": "## 1.1.0\n\n- More.\n",
    "dist/index.d.ts": undefined,
    "dist/index.js": undefined,
    "generated/acme.json": document("1.1.0", "aaaa"),
    "generated/acme.observed.json": document("1.1.0", "abab"),
    "generated/zeta.json": document("1.1.0", "ffff"),
  };
  expect(await problems(own)).toEqual([]);
  expect(await problems({ ...own, "generated/zeta.json": document("1.1.0", "eeee") })).toEqual([
    "@crm-invoices/spec@1.1.0 has no document of zeta with the hash ffff: pack it again.",
  ]);
  expect(await problems({ ...own, "generated/zeta.json": undefined })).toHaveLength(1);
});
