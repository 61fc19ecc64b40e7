import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { judgeRelease } from "../../src/released/judge.ts";
import { droppedPlatforms } from "../../src/released/promises.ts";

const name = "@crm-invoices/highlevel";
const release = { version: "1.0.0", node: ">=20", typescript: "5.4" };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "crm-invoices-old-"));
  await write("package.json", JSON.stringify({ name, version: "1.0.0", engines: { node: ">=20" } }));
  await write("node_modules/.keep", "");
  await write("src/index.ts", "");
});

afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function releasedWith(example: string, typeTest = "export {};\n"): Promise<void> {
  await write("released/release.json", JSON.stringify(release));
  await write("released/README.md", `# Manual\n\n## Use\n\n\`\`\`ts\n${example}\n\`\`\`\n`);
  await write("released/types.test-d.ts", typeTest);
}

const published = { name, version: "1.0.0", folder: "", brand: "highlevel" };
const judge = (bump?: "minor" | "major") => judgeRelease({ ...published, folder }, bump);

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

test("a version whose code was not kept is refused, and a package without a release is accepted", async () => {
  expect(await judge()).toMatchObject({
    verdict: "accepted",
    says: `${name}: no release yet, so no older code.`,
  });
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
