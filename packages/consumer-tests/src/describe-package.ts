import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as core from "@crm-invoices/core";
import { readBrands } from "@crm-invoices/scripts/brands";
import { expect, test } from "@jest/globals";
import { anyTypes } from "./any-types.ts";
import { bundledSize } from "./bundled-size.ts";
import { ownCompiler } from "./compile.ts";
import { describeWebhooks, type Verify } from "./describe-webhooks.ts";
import { importGraph } from "./import-graph.ts";
import { shownAfter } from "./platforms/editor.ts";
import { workspace } from "./workspace.ts";

/** What the names of each entry point beside the main one weigh at most, in bytes, minified and gzipped. */
const extras: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  documented: { createClient: 4_500 },
  "openapi-fetch": { createClient: 7_600 },
  updates: { toUpdateInvoiceRequest: 2_500 },
  edit: { editInvoice: 3_200 },
  payments: { recordPaymentOnce: 1_900 },
  bulk: { createInvoiceOnce: 1_500, inBulk: 2_000 },
  checks: { checkResponses: 1_000 },
  "tanstack-query": { createQueries: 1_500 },
  webhooks: { verifyWebhook: 2_500, parseWebhook: 800, signWebhook: 1_100 },
};

/** Holds the built package of a brand against what users do with them. */
export async function describePackage(brand: string, verifyWebhook: Verify): Promise<void> {
  const built = join(workspace, "packages", brand, "dist");

  test("no declaration has an any", async () => {
    expect(await anyTypes(built)).toEqual([]);
  });

  const manifest = await readFile(join(workspace, "packages", brand, "package.json"), "utf8");
  const { exports }: { exports: object } = JSON.parse(manifest);
  const entries = Object.keys(exports)
    .map((name) => name.slice(2) || "index")
    .filter((name) => name !== "package.json");

  test("every module that is built is an entry point", async () => {
    const modules = (await readdir(built)).filter((file) => /^(?!chunk-)[\w-]+\.js$/.test(file));
    expect(modules.map((file) => file.replace(".js", "")).sort()).toEqual(entries.toSorted());
  });

  test.each(entries)("%s loads nothing but itself and the same entry of the core", async (entry) => {
    const { files, packages } = await importGraph(join(built, `${entry}.js`));
    const isClient = ["index", "documented", "openapi-fetch"].includes(entry);
    const isUpdate = ["updates", "edit"].includes(entry);
    const own = isClient
      ? ["@crm-invoices/core", "@crm-invoices/core/brand", "@crm-invoices/core/openapi-fetch"]
      : [`@crm-invoices/core/${entry}`, ...(isUpdate ? ["@crm-invoices/core/updates"] : [])];
    expect(packages).not.toEqual([]);
    expect(packages.filter((name) => !own.includes(name))).toEqual([]);
    // Edits are made of updates, and share a file with them.
    const others = files.filter((file) => file !== join(built, `${entry}.js`));
    expect(others).toEqual(isUpdate ? [expect.stringMatching(/chunk-\w+\.js$/)] : []);
  });

  test("what each entry point beside the main one costs is tested", () => {
    expect(Object.keys(extras).sort()).toEqual(entries.filter((entry) => entry !== "index").sort());
  });

  test.each(
    Object.entries(extras).flatMap(([entry, names]) =>
      Object.entries(names).map(([name, limit]) => ({ entry, name, limit })),
    ),
  )(
    "of $entry, $name weighs at most $limit bytes, and nothing where it is not imported",
    async ({ entry, name, limit }) => {
      const alone = await bundledSize('export { createClient } from "./index.js";', built);
      const beside = await bundledSize(
        `export { createClient } from "./index.js"; import { ${name} as extra } from "./${entry}.js";`,
        built,
      );
      // The shorter names that are left over may differ.
      expect(beside).toBeLessThan(alone + 10);
      const size = await bundledSize(`export { ${name} } from "./${entry}.js";`, built);
      expect(size).toBeGreaterThan(100);
      expect(size).toBeLessThan(limit);
    },
  );

  test("the check of an operation weighs at most 6 kB, and a fraction of them all in most cases", async () => {
    const declarations = await readFile(join(built, "generated/checks.d.ts"), "utf8").catch(() =>
      readFile(join(built, "checks.d.ts"), "utf8"),
    );
    const names = [...declarations.matchAll(/^export declare const (\w+): OperationCheck;/gm)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(30);
    const weigh = (name = "allChecks") => bundledSize(`export { ${name} } from "./checks.js";`, built);
    const all = await weigh();
    const sizes = await Promise.all(names.map(weigh));
    expect(Math.max(...sizes)).toBeLessThan(6_000);
    expect(sizes.filter((size) => size < all / 2).length).toBeGreaterThan(names.length / 2);
  });

  test("all updates weigh at most 4 kB", async () => {
    const size = await bundledSize('export * from "./updates.js";', built);
    expect(size).toBeGreaterThan(500);
    expect(size).toBeLessThan(4_000);
  });

  test.each(["logging", "paced", "paginate", "unwrap"])(
    "%s is in the bundle of those alone who import it",
    async (name) => {
      const without = await bundledSize('export { createClient } from "./index.js";', built);
      const together = await bundledSize(`export { createClient, ${name} } from "./index.js";`, built);
      expect(together).toBeGreaterThan(without + 30);
    },
  );

  test("options and errors are explained in the language of the brand, at no cost when it runs", async () => {
    const { languages } = (await readBrands(workspace)).find(({ id }) => id === brand) ?? { languages: [] };
    const language = languages.findLast((code) => code in hovers) ?? "en";
    const folder = await mkdtemp(join(tmpdir(), "crm-invoices-hovers-"));
    try {
      const program = join(folder, "hovers.ts");
      await writeFile(
        program,
        `import { createClient, TimeoutError } from ${JSON.stringify(join(built, "index.js"))};
const client = createClient({ token: "any", altId: "any", timeout: 5 });
const { error } = await client.getInvoice({ invoiceId: "any" });
if (error) console.log(error.uncertain, error instanceof TimeoutError);
`,
      );
      const places = ["= createClient", ", timeout", "error.uncertain", "instanceof TimeoutError"];
      const shown = await shownAfter(ownCompiler, program, places);
      expect(shown.map(({ hover }) => hover)).toEqual(
        (hovers[language] ?? []).map((text) => expect.stringContaining(text)),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
    const loaded: object = await import(pathToFileURL(join(built, "index.js")).href);
    expect(Object.entries(core).filter(([name, value]) => value !== Object(loaded)[name])).toEqual([]);
  });

  await describeWebhooks(brand, verifyWebhook);
}

/** How what is said of `createClient`, `timeout`, `uncertain` and `TimeoutError` begins. */
const hovers: Readonly<Record<string, readonly string[]>> = {
  en: [
    "Creates a client of the Invoices API.",
    "How long one attempt may take",
    "Whether the API may have carried out the call",
    "const TimeoutError",
  ],
  es: [
    "Crea un cliente de la API de facturas.",
    "Cuánto puede durar un intento",
    "Indica si, a pesar de todo, la API pudo haber realizado la llamada",
    "La respuesta completa no llegó",
  ],
};
