import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { createScratch, type Scratch } from "../workspace/scratch.ts";
import { brandNew, brandRemove } from "./commands.ts";

let scratch: Scratch;

beforeAll(async () => {
  scratch = await createScratch({ linked: true });
});

afterEach(async () => {
  await scratch.git("reset", "--quiet", "--hard");
  await scratch.git("clean", "--quiet", "-d", "--force");
});

afterAll(() => scratch?.remove());

interface Outcome {
  readonly code: number | null;
  readonly said: string;
}

/** Runs the command of the scratch clone itself, without a pnpm that would install. */
function command(name: "brand-new" | "brand-remove", ...parameters: string[]): Promise<Outcome> {
  const { npm_execpath: _pnpm, ...env } = process.env;
  const script = join(scratch.root, `scripts/${name}.ts`);
  const child = spawn(process.execPath, ["--no-warnings", script, ...parameters], { env, cwd: scratch.root });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve({ code, said: said.trim() }));
  });
}

/** Runs a command that is to be refused, in this process: it never gets to write anything. */
async function refusal(run: typeof brandNew, parameters: readonly string[]): Promise<Outcome> {
  const lines: string[] = [];
  const add = (line: string) => void lines.push(line);
  const code = await run(scratch.root, parameters, { log: add, error: add });
  return { code, said: lines.join("\n") };
}

const text = (path: string) => readFile(join(scratch.root, path), "utf8");
const changes = () => scratch.git("status", "--porcelain", "--untracked-files=all");
/** A name that no brand of this project is likely to have. */
const zeta = ["zeta-test", "--title", "Zeta Test CRM", "--alt-type", "location"];

test("a new brand has an overlay, a package, a changeset and all that is generated, and leaves nothing when it is removed", async () => {
  const docs = "https://developers.example.com/";
  expect(await command("brand-new", ...zeta, "--docs-url", docs, "--language", "es")).toMatchObject({
    code: 0,
  });
  const document = JSON.parse(await text("spec/generated/zeta-test.json"));
  expect(document).toMatchObject({
    info: { title: "Zeta Test CRM Invoices API" },
    externalDocs: { url: docs },
    components: { schemas: { AltType: { const: "location" } } },
  });
  expect(document.paths["/invoices"].get.summary).toBe("Listar facturas");
  expect(JSON.parse(await text("packages/zeta-test/package.json"))).toMatchObject({
    name: "@crm-invoices/zeta-test",
    version: "0.0.0",
    description: "Typed client of the Invoices API as Zeta Test CRM documents it.",
  });
  expect(await text("packages/zeta-test/README.md")).toContain(
    "Las descripciones de sus tipos están en español.",
  );
  expect(await text("packages/zeta-test/README.md")).not.toMatch(/(?<!@go|new )highlevel/i);
  expect(await text(".changeset/brand-zeta-test.md")).toContain('"@crm-invoices/zeta-test": major');
  const [elsewhere] = [
    (await changes()).split("\n").filter((line) => !/zeta-test/.test(line) && line !== ""),
  ];
  expect(elsewhere.map((line) => line.slice(3)).sort()).toEqual([
    "packages/mock/src/generated/names.ts",
    "spec/generated/RECONCILIATION.md",
    "spec/generated/manifests/mock.json",
    "spec/generated/manifests/reconciliation.json",
    "spec/generated/manifests/redocly.json",
    "spec/generated/redocly.yaml",
    "turbo.json",
  ]);
  expect(JSON.parse(await text("turbo.json")).tasks["//#documents"].dependsOn).toContain(
    "@crm-invoices/zeta-test#generate",
  );

  // With work that is not committed it is removed only by force; that nothing is left without, `rehearse` shows.
  await scratch.write("packages/zeta-test/test/more.test.ts", "// mine\n");
  const { code, said } = await command("brand-remove", "zeta-test");
  expect(code).toBe(1);
  expect(said).toContain("packages/zeta-test/test/more.test.ts");
  expect(said).toContain("--force");
  expect(said).not.toContain("package.json");
  expect(existsSync(join(scratch.root, "packages/zeta-test/package.json"))).toBe(true);
  expect(await command("brand-remove", "zeta-test", "--force")).toMatchObject({ code: 0 });
  expect(await changes()).toBe("");
});

describe("refuses in a sentence", () => {
  const named = (id: string) => [id, ...zeta.slice(1)];

  test.each([
    ["a name with capitals", named("Acme"), /^The id "Acme" cannot name a package: expected lowercase/],
    ["a name that begins with a digit", named("4me"), /beginning with a letter/],
    ["a name with a path in it", named("../acme"), /cannot name a package/],
    ["a name longer than npm takes", named("a".repeat(300)), /is too long: expected at most 60/],
    ["a brand that exists", named("leadway"), /^There is a brand "leadway" already: spec\/brands\/leadway/],
    ["the name of another package's folder", named("core"), /taken: there is a folder packages\/core/],
    ["the name of a package elsewhere", named("spec"), /@crm-invoices\/spec is the package in spec/],
    ["the name of a generated file", named("redocly"), /the name of a file that every brand shares/],
    [
      "the name of a changeset of all brands",
      named("every-brand"),
      /the name of a file that every brand shares/,
    ],
    ...["con", "prn", "aux", "nul", "com1", "lpt9"].map((id): [string, string[], RegExp] => [
      `the name of a device of Windows, ${id}`,
      named(id),
      /cannot name a folder on Windows/,
    ]),
    ...["mock", "docs", "openapi", "consumer-tests"].map((id): [string, string[], RegExp] => [
      `the name of the package ${id}`,
      named(id),
      /is taken: there is a folder packages\//,
    ]),
    ["the name of the scripts", named("scripts"), /@crm-invoices\/scripts is the package in scripts/],
    ["a name with a dot", named("acme.crm"), /cannot name a package/],
    ["a name that begins as no package's may", named("_acme"), /cannot name a package/],
    ["an empty name", named(""), /cannot name a package/],
    ["no name", zeta.slice(1), /^Name one brand by its id/],
    ["two names", ["acme", ...named("zeta")], /found 2 names/],
    ["no title", ["acme", "--alt-type", "location"], /^What is acme called\? Add --title/],
    ["no altType", ["acme", "--title", "Acme"], /^What does Acme call an account\? Add --alt-type/],
    [
      "a title that would break a file",
      ["zeta-test", "--title", 'A"\n', "--alt-type", "location"],
      /^--title "A\\"\\n": expected/,
    ],
    [
      "a title that is taken",
      ["zeta-test", "--title", "HighLevel", "--alt-type", "location"],
      /the brand highlevel is called that/,
    ],
    [
      "a title that is taken in other letters",
      ["zeta-test", "--title", "HIGHLEVEL", "--alt-type", "location"],
      /the brand highlevel is called that/,
    ],
    [
      "an altType the base lacks",
      [...zeta.slice(0, 4), "company"],
      /knows location, account\. Add the value to the enum in spec\/schemas\/shared\/AltType\.yaml:\d+ first/,
    ],
    [
      "a URL that is none",
      [...zeta, "--docs-url", "example"],
      /^--docs-url "example": expected an http or https URL/,
    ],
    ["a URL that runs code", [...zeta, "--docs-url", "javascript:alert(1)"], /expected an http or https URL/],
    [
      "a language without a file",
      [...zeta, "--language", "fr"],
      /^--language "fr": spec\/languages has .*es/,
    ],
    ["a flag it does not know", [...zeta, "--colour", "red"], /'--colour'/],
  ])("%s", async (_, parameters, message) => {
    const { code, said } = await refusal(brandNew, parameters);
    expect(said).toMatch(message);
    expect(said).not.toMatch(/\n\s+at /);
    // A command line that is not of the form of the usage, which follows then.
    expect(code).toBe(said.includes("\n\npnpm brand:new <id>") ? 2 : 1);
    expect(await changes()).toBe("");
  });

  test.each([
    ["to remove what is no brand", ["core"], /^There is no brand "core": spec\/brands has .*highlevel, /],
    [
      "to remove a brand that sources are about",
      ["leadway"],
      /cannot be removed while these files name it:\n {2}spec\/sources\//,
    ],
    [
      "to remove a brand that a package needs, even by force",
      ["highlevel", "--force"],
      /packages\/bench\/package\.json/,
    ],
  ])("%s", async (_, parameters, message) => {
    const { code, said } = await refusal(brandRemove, parameters);
    expect(said).toMatch(message);
    expect(code).toBe(1);
    expect(await changes()).toBe("");
  });
});
