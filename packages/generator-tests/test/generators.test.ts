import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listOperations } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { brands, documents, fileOf } from "../src/brands.ts";
import { generate, generatedCode, generators } from "../src/generators.ts";
import { compilers, readings, typeErrors } from "../src/type-check.ts";

let temporary: string;

beforeAll(async () => {
  temporary = await mkdtemp(fileURLToPath(new URL("../.staging-", import.meta.url)));
  // Each generator and compiler starts many times, and compiles its own code the first time alone.
  process.env["NODE_COMPILE_CACHE"] = join(temporary, "compiled");
});

afterAll(() => rm(temporary, { recursive: true, force: true }));

/** The ids of the operations that a client can call; what webhooks send is not among them. */
async function operationIds(file: string): Promise<string[]> {
  const document: unknown = parse(await readFile(file, "utf8"));
  return listOperations(document).map(({ id }) => id);
}

test("both documents of every brand are given to the generators", () => {
  expect(brands.length).toBeGreaterThan(1);
  expect(documents).toHaveLength(2 * brands.length);
});

/** The code of one generator for a document, below the folder of the brand. */
const folderOf = (document: string, generator: string): string =>
  join(temporary, "brands", document.replace(/\..*/, ""), document, generator);

test.each(generators)("every document is taken by $name, with every operation", async (generator) => {
  await generate(
    generator,
    ...documents.map((document) => [fileOf(document), folderOf(document, generator.name)] as const),
  );

  for (const document of documents) {
    const code = await generatedCode(folderOf(document, generator.name));
    const operations = await operationIds(fileOf(document));
    expect(operations.length).toBeGreaterThan(0);
    const missing = operations.filter((id) => !new RegExp(`\\b${id}\\b`).test(code));
    expect({ document, missing }).toEqual({ document, missing: [] });
  }
});

test.each(readings)("%s finds no type error in what they generate", async (_, brand, compiler) => {
  expect(await typeErrors(compiler, join(temporary, "brands", brand))).toBe("");
});

describe("the check fails", () => {
  const [brand = ""] = brands;
  const broken = async (name: string, change: (text: string) => string) => {
    const file = join(temporary, `${name}.yaml`);
    const text = await readFile(fileOf(brand), "utf8");
    expect(change(text)).not.toBe(text);
    await writeFile(file, change(text));
    return file;
  };

  test.each(generators)("for $name when the document is cut off", async (generator) => {
    const file = await broken(`cut-${generator.name}`, (text) => `${text.slice(0, 40_000)}\n  "`);
    await expect(generate(generator, [file, join(temporary, "cut", generator.name)])).rejects.toThrow(
      `${generator.name} does not take`,
    );
  });

  // swagger-typescript-api says nothing of it and writes `any`.
  const strict = generators.filter(({ name }) => name !== "swagger-typescript-api");
  test.each(strict)("for $name when a reference leads nowhere", async (generator) => {
    const file = await broken(`reference-${generator.name}`, (text) =>
      text.replaceAll("#/components/schemas/Money", "#/components/schemas/Gone"),
    );
    const folder = join(temporary, "reference", generator.name);
    const problem = await generate(generator, [file, folder]).then(
      () => typeErrors(compilers["TypeScript 7"] ?? "", folder),
      (reason: Error) => reason.message,
    );
    expect(problem).toMatch(/Gone|resolve/);
  });

  test("when a generator does not understand a value and goes on", async () => {
    const hey = generators.find(({ name }) => name === "hey-api");
    const file = await broken("date", (text) => text.replaceAll('"2021-07-28"', "2021-07-28"));
    if (!hey) throw new Error("There is no generator hey-api.");
    await expect(generate(hey, [file, join(temporary, "date")])).rejects.toThrow(/unhandled/);
  });

  test.each(Object.entries(compilers))("when %s finds a type error", async (_, compiler) => {
    const folder = await mkdtemp(join(temporary, "error-"));
    await writeFile(join(folder, "client.ts"), "// @ts-nocheck\nexport const amount: number = '999';\n");
    expect(await typeErrors(compiler, folder)).toMatch(/client\.ts.*TS2322/);
  });
});
