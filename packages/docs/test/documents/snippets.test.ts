import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { repository } from "../../src/folders.ts";
import { loadBrands } from "../../src/reference/brand.ts";
import {
  clientSnippet,
  requiredSample,
  type SampledOperation,
  sampledOperation,
} from "../../src/reference/mock-page.ts";
import { operationsOf } from "../../src/reference/operation.ts";

const brands = await loadBrands(repository);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crm-invoices-snippets-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function compile(programs: ReadonlyMap<string, string>): Promise<string> {
  for (const [name, program] of programs) await writeFile(join(folder, `${name}.ts`), program);
  const source = (id: string, folder: string): [string, string[]] => [
    `@crm-invoices/${id}`,
    [join(repository, `packages/${id}/${folder}/index.ts`)],
  ];
  const project = {
    extends: join(repository, "tsconfig.base.json"),
    compilerOptions: {
      noEmit: true,
      types: [],
      lib: ["es2023", "dom", "dom.iterable"],
      paths: Object.fromEntries([
        ...brands.map(({ id }) => source(id, "src/generated")),
        source("core", "src"),
      ]),
    },
    files: [...programs.keys()].map((name) => `${name}.ts`),
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(project));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  return promisify(execFile)(process.execPath, [compiler, "-p", folder]).then(
    () => "",
    ({ stdout }) => String(stdout),
  );
}

test.each(brands)("the TypeScript of every operation of $id compiles with its client", async (brand) => {
  const operations = operationsOf(brand).filter(({ event }) => !event);
  const programs = operations.flatMap((operation): [string, string][] => {
    const required = requiredSample(brand, operation);
    const program = (name: string, sampled: SampledOperation): [string, string] => [
      `${brand.id}-${operation.id}-${name}`,
      clientSnippet(sampled, brand.id, brand.mockUrl),
    ];
    return [
      program("all", sampledOperation(brand, operation)),
      ...(required ? [program("required", required)] : []),
    ];
  });
  expect(programs.length).toBeGreaterThan(60);
  expect(await compile(new Map(programs))).toBe("");
});

test("a call that the client does not have does not compile", async () => {
  const [brand] = brands;
  const wrong = `import { createClient } from "@crm-invoices/${brand?.id}";
createClient({ token: "a", altId: "b" }).payTwice();\n`;
  expect(await compile(new Map([["wrong", wrong]]))).toContain("Property 'payTwice' does not exist");
});
