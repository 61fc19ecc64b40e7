import { mkdir, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Mock, type Names, startMock } from "@crm-invoices/mock";
import { patternBrand } from "@crm-invoices/scripts/brands";
import { codeBlocks } from "@crm-invoices/scripts/code-blocks";
import { type Consumer, run } from "@crm-invoices/scripts/consumer";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { compile, ownCompiler } from "./compile.ts";
import { installBrand } from "./install-brand.ts";
import { workspace } from "./workspace.ts";

const here = join(workspace, "packages/consumer-tests/node_modules");

/** What the examples use beside a brand. The packages are linked: their dependencies are too many to pack. */
const linked = [
  "@crm-invoices/mock",
  "@tanstack/react-query",
  "@types/node",
  "msw",
  "openapi-msw",
  "openapi-react-query",
];

/** Each example of a manual as a program, named by the chapter it stands in. */
function examples(markdown: string): { chapter: string; program: string }[] {
  return markdown.split(/^## /m).flatMap((text) => {
    const [chapter = ""] = text.split("\n");
    return codeBlocks(text, "ts").map((program) => ({ chapter, program }));
  });
}

async function createProject(brand: string): Promise<Consumer> {
  const consumer = await installBrand(join(workspace, "packages", brand));
  const modules = join(consumer.folder, "node_modules");
  for (const name of linked) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(await realpath(join(here, name)), join(modules, name));
  }
  return consumer;
}

/** Compiles all programs at once, and fails with the compiler's errors. */
async function compileAll(programs: readonly string[], folder: string): Promise<void> {
  const names = programs.map((_, index) => `example-${index}.ts`);
  await Promise.all(names.map((name, index) => writeFile(join(folder, name), programs[index] ?? "")));
  const [first = "", ...others] = names;
  await compile(ownCompiler, first, folder, ...others, "--noEmit", "--skipLibCheck");
}

/** Compiles and runs every example in the manual of a brand, against the packed packages and the mock. */
export function describeManual(brand: string): void {
  let mock: Mock<Names>;
  let consumer: Consumer;

  beforeAll(async () => {
    mock = await startMock<Names>({ brand });
    consumer = await createProject(brand);
  });

  afterAll(async () => {
    await consumer?.remove();
    await mock?.close();
  });

  test("the examples of the manual compile as pasted, and run against the mock", async () => {
    const [found, english] = await Promise.all(
      [brand, patternBrand].map(async (id) =>
        examples(await readFile(join(workspace, "packages", id, "README.md"), "utf8")),
      ),
    );
    if (!found || !english) throw new Error("There is no manual.");
    await compileAll(
      found.map(({ program }) => program.replace(/http:\/\/127\.0\.0\.1:\d+/g, mock.url)),
      consumer.folder,
    );
    const printed = await Promise.all(
      english.map(async ({ chapter }, index) => {
        const output = await run(process.execPath, [`example-${index}.ts`], consumer.folder);
        return `${chapter}: ${output.trim()}`;
      }),
    );
    expect(found).toHaveLength(english.length);
    // The chapters of a translated manual have other names.
    expect(printed).toEqual([
      "Use: paid 0",
      "Operations: draft",
      "Tokens: 200",
      expect.stringMatching(/^Errors: InvalidRequestError getInvoice /),
      "Retries: 200",
      "Retries: listed",
      "Retries: paced",
      "Record a payment once: recorded answered",
      "Read, change, write: 19",
      "Read, change, write: INVOICE",
      "Pages: 19",
      "Many invoices: finished done,done",
      "Problems by field: ",
      "Middleware and logs: 200",
      "Check responses: draft",
      expect.stringMatching(/^Other operations: \w+$/),
      "With openapi-fetch: true draft",
      "Webhooks: ",
      "Webhooks: InvoicePaid 999",
      "With TanStack Query: draft",
      "With TanStack Query: draft",
      "Test with the mock: draft\nUnauthorizedError",
      "Test with MSW: 20 BadRequestError",
    ]);
  });
}
