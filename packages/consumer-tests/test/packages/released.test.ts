import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { thirdPartyLicenses } from "@crm-invoices/mock/licenses";
import { publishedPackages } from "@crm-invoices/scripts/packages";
import { describeRelease } from "@crm-invoices/scripts/released-code";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { judgeRelease } from "../../src/released/judge.ts";
import { changedDependencies, droppedPlatforms } from "../../src/released/promises.ts";
import { workspace } from "../../src/workspace.ts";

const name = "@crm-invoices/highlevel";
const release = { version: "1.0.0", node: ">=20", typescript: "5.4", dependencies: {} };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "crm-invoices-old-"));
  await manifest();
  await write("README.md", "# Manual\n");
  await write("node_modules/.keep", "");
  await write("src/index.ts", "export const createClient = {};\n");
});

afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

function manifest(more: object = {}): Promise<void> {
  const exports = { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } };
  const content = { name, version: "1.0.0", engines: { node: ">=20" }, exports, ...more };
  return write("package.json", JSON.stringify(content));
}

async function releasedWith(example: string, typeTest = "export {};\n"): Promise<void> {
  await write("released/release.json", JSON.stringify(release));
  await write("released/README.md", `# Manual\n\n## Use\n\n\`\`\`ts\n${example}\n\`\`\`\n`);
  await write("released/types.test-d.ts", typeTest);
}

const published = { name, version: "1.0.0", folder: "", brand: "highlevel" };
const judge = (bump?: "patch" | "minor" | "major") => judgeRelease({ ...published, folder }, bump);

const client = `import { createClient } from "${name}";
const client = createClient({ token: "any", altId: "any" });`;

test("code that still compiles is accepted, and so is what was wrong and is right now", async () => {
  await releasedWith(
    `${client}\nawait client.getInvoice({ invoiceId: "any" });`,
    `${client}\n// @ts-expect-error It is allowed now.\nclient.generateInvoiceNumber();\n`,
  );
  expect(await judge()).toEqual({
    verdict: "accepted",
    says: `${name}: what was written for 1.0.0 compiles.`,
  });
});

test("an example that does not compile any more is refused, with its place and what to do", async () => {
  await releasedWith(`${client}\nawait client.payInvoice({ invoiceId: "any" });`);
  const { verdict, says } = await judge("minor");
  expect(verdict).toBe("refused");
  expect(says).toContain("README.md, “Use”, line 3: Property 'payInvoice' does not exist");
  expect(says).toContain('await client.payInvoice({ invoiceId: "any" });');
  expect(says).toContain("npx pnpm@12 changeset");
});

test("a type test that does not compile any more is refused unless a major release is announced", async () => {
  await releasedWith(
    "export {};",
    `${client}\nclient.getInvoice({ invoiceId: "any", altType: "company" });\n`,
  );
  expect(await judge()).toMatchObject({
    verdict: "refused",
    says: expect.stringContaining("types.test-d.ts, line 3"),
  });
  expect(await judge("major")).toMatchObject({
    verdict: "accepted",
    says: expect.stringContaining("types.test-d.ts, line 3"),
  });
});

test("a package of others' that is not there any more is no break, an entry of ours is", async () => {
  await releasedWith('import { pad } from "left-pad";\nexport { pad };');
  expect(await judge()).toMatchObject({ verdict: "accepted" });
  await releasedWith(`import * as gone from "${name}/gone";\nexport { gone };`);
  expect(await judge()).toMatchObject({ verdict: "refused" });
});

test("a name that is not exported any more is refused, in a line that names it", async () => {
  await releasedWith("export {};");
  await write("released/exports.ts", `import type {\n  createClient,\n  Forgotten,\n} from "${name}";\n`);
  const { verdict, says } = await judge("minor");
  expect(verdict).toBe("refused");
  expect(says).toContain(
    `exports.ts, line 3: Module '"${name}"' has no exported member 'Forgotten'. (TS2305)\n    Forgotten,`,
  );
  expect(await judge("major")).toMatchObject({ verdict: "accepted" });
});

test("a package without a release is accepted, whatever is kept", async () => {
  await releasedWith(`${client}\nawait client.payInvoice({ invoiceId: "any" });`);
  expect(await judgeRelease({ ...published, version: "0.0.0", folder }, undefined)).toEqual({
    verdict: "accepted",
    says: `${name}: no release yet, so no older code.`,
  });
});

test.each(["0.0.0", "1.0.0"])(
  "a manual that would not compile once it is released is refused before, at version %s",
  async (version) => {
    await releasedWith("export {};");
    await write("README.md", `# Manual\n\n## Use\n\n\`\`\`ts\n${client}\nclient.payInvoice();\n\`\`\`\n`);
    const { verdict, says } = await judgeRelease({ ...published, version, folder }, "major");
    expect(verdict).toBe("refused");
    expect(says).toContain("its next release keeps them:\n  README.md, “Use”, line 3: Property 'payInvoice'");
  },
);

test("an example may use what Node has", async () => {
  await releasedWith(
    'import { readFileSync } from "node:fs";\nconsole.log(process.env["TOKEN"], readFileSync);',
  );
  expect(await judge()).toMatchObject({ verdict: "accepted" });
});

test("another version of what it installs asks for a changeset", async () => {
  await releasedWith("export {};");
  await manifest({ dependencies: { yaml: "2.9.0", "@crm-invoices/core": "workspace:^" } });
  expect(await judge()).toMatchObject({
    verdict: "refused",
    says: expect.stringMatching(
      /yaml 2\.9\.0, which was not there\nSay what they change: `npx pnpm@12 changeset`/,
    ),
  });
  expect(await judgeRelease({ ...published, folder }, "patch")).toMatchObject({ verdict: "accepted" });
});

test("another version of what its build takes in asks for a changeset", async () => {
  await releasedWith("export {};");
  await write("dist/THIRD-PARTY-LICENSES", await licensesOf("oak 1.0.0", "@acorns/elm 2.0.0"));
  const { dependencies } = await describeRelease(workspace, { ...published, folder });
  await write("released/release.json", JSON.stringify({ ...release, dependencies }));
  expect(await judge()).toMatchObject({ verdict: "accepted" });
  await write("dist/THIRD-PARTY-LICENSES", await licensesOf("oak 1.0.0", "@acorns/elm 2.0.1"));
  expect(await judge()).toMatchObject({
    verdict: "refused",
    says: expect.stringContaining("  @acorns/elm 2.0.1, which was 2.0.0\nSay what they change"),
  });
  expect(await judgeRelease({ ...published, folder }, "patch")).toMatchObject({ verdict: "accepted" });
});

/** The licenses as a build writes them of the packages it takes in. */
async function licensesOf(...packages: readonly string[]): Promise<string> {
  const files = packages.map(async (each) => {
    const [name = "", version = ""] = each.split(" ");
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, version, license: "MIT" }));
    return join(folder, `node_modules/${name}/index.js`);
  });
  return thirdPartyLicenses(await Promise.all(files));
}

test("of the mock it is known what its build takes in", async () => {
  const packages = await publishedPackages(workspace);
  const mock = packages.find((each) => each.name === "@crm-invoices/mock");
  if (mock === undefined) throw new Error("The mock is not published.");
  const { dependencies } = await describeRelease(workspace, mock);
  const catalog = await readFile(join(workspace, "pnpm-workspace.yaml"), "utf8");
  const [, prism] = /^ {2}"@stoplight\/prism-http": (\S+)$/m.exec(catalog) ?? [];
  expect(dependencies).toMatchObject({ "@stoplight/prism-http": prism, ajv: expect.any(String) });
});

test("what is installed is compared by name and version", () => {
  const before = { ...release, dependencies: { acorn: "1.0.0", oak: "^2.0.0", ash: "3.0.0" } };
  const now = { ...release, dependencies: { acorn: "1.0.1", oak: "^2.0.0", elm: "4.0.0" } };
  expect(changedDependencies(before, now)).toEqual([
    "acorn 1.0.1, which was 1.0.0",
    "ash is gone, which was 3.0.0",
    "elm 4.0.0, which was not there",
  ]);
});

test("a version whose code was not kept is refused", async () => {
  expect(await judge()).toMatchObject({ verdict: "refused", says: expect.stringContaining("that of none") });
  await releasedWith("export {};");
  await write("released/release.json", JSON.stringify({ ...release, version: "0.9.0" }));
  expect(await judge()).toMatchObject({
    verdict: "refused",
    says: expect.stringContaining("release:version"),
  });
});

test.each([
  ["nothing", release, []],
  ["an older Node more", { ...release, node: ">=18.2" }, []],
  ["a Node", { ...release, node: ">=22" }, ["it ran on Node >=20, and now needs >=22"]],
  ["a minor of a Node", { ...release, node: ">=20.19" }, ["it ran on Node >=20, and now needs >=20.19"]],
  [
    "a TypeScript",
    { ...release, typescript: "5.10" },
    ["it was tested with TypeScript 5.4, and now with 5.10 at the oldest"],
  ],
])("a release that drops %s is told so", (_, now, dropped) => {
  expect(droppedPlatforms(release, now)).toEqual(dropped);
});
