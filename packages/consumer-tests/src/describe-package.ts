import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as core from "@crm-invoices/core";
import { readBrands } from "@crm-invoices/scripts/brands";
import { run } from "@crm-invoices/scripts/consumer";
import { expect, test } from "@jest/globals";
import { anyTypes } from "./any-types.ts";
import { ownCompiler } from "./compile.ts";
import { describeWebhooks, type Verify } from "./describe-webhooks.ts";
import { entryNames } from "./entry-names.ts";
import { importGraph } from "./import-graph.ts";
import { shownAfter } from "./platforms/editor.ts";
import { workspace } from "./workspace.ts";

/** Holds the built package of a brand against what users do with them. */
export async function describePackage(brand: string, verifyWebhook: Verify): Promise<void> {
  const built = join(workspace, "packages", brand, "dist");
  const main = pathToFileURL(join(built, "index.js")).href;

  test("no declaration has an any", async () => {
    expect(await anyTypes(built)).toEqual([]);
  });

  const entries = await entryNames(brand);

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

  test("Node loads the main entry from one file, which has the same names", async () => {
    const script = `console.log(import.meta.resolve("@crm-invoices/${brand}"))`;
    const url = (await run(process.execPath, ["--input-type=module", "--eval", script], built)).trim();
    const file = fileURLToPath(url);
    expect(await importGraph(file)).toEqual({ files: [file], packages: [] });
    const [inNode, elsewhere]: object[] = await Promise.all([import(url), import(main)]);
    expect(Object.keys(Object(inNode))).toEqual(Object.keys(Object(elsewhere)));
  });

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
    const loaded: object = await import(main);
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
