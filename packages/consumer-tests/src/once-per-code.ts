import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { documentOutline } from "@crm-invoices/openapi";
import { contracts, documentName, patternBrand, readBrands } from "@crm-invoices/scripts/brands";
import { expect, test } from "@jest/globals";
import { workspace } from "./workspace.ts";

/**
 * Registers tests of what a brand's package does, unless it was built to the very code of another brand for documents that
 * differ in names and words alone: then that brand's tests show the same, and a test of this takes their place. With
 * `NIGHTLY=true` every brand has them.
 */
export async function oncePerCode(brand: string, describeTests: () => void | Promise<void>): Promise<void> {
  const [own, pattern] = await Promise.all([codeAndDocuments(brand), codeAndDocuments(patternBrand)]);
  if (
    brand === patternBrand ||
    differingFiles(own, pattern).length > 0 ||
    process.env["NIGHTLY"] === "true"
  ) {
    await describeTests();
    return;
  }
  test(`the package has, but for names and words, the code and the documents of ${patternBrand}, whose tests stand for it`, async () => {
    expect(own.size).toBeGreaterThan(contracts.length + 1);
    expect(differingFiles(own, await codeAndDocuments(patternBrand))).toEqual([]);
  });
}

async function codeAndDocuments(id: string): Promise<Map<string, string>> {
  const { altType = "" } = (await readBrands(workspace)).find((brand) => brand.id === id) ?? {};
  const documents = contracts.map(async (contract) => {
    const path = `spec/generated/${documentName(id, contract)}.json`;
    const document: object = JSON.parse(await readFile(join(workspace, path), "utf8"));
    return [`the ${contract} document`, documentOutline(document, altType)] as const;
  });
  return new Map([...(await builtCode(join(workspace, "packages", id))), ...(await Promise.all(documents))]);
}

/** What a package runs, file → text, without what names its brand; and how programs find it. */
export async function builtCode(folder: string): Promise<Map<string, string>> {
  const paths = (await readdir(join(folder, "dist"), { recursive: true })).filter((path) =>
    /\.c?js$/.test(path),
  );
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, "dist", path), "utf8")));
  const names = new Set(texts.flatMap(namesIn));
  const code = texts.map((text, index) => [paths[index] ?? "", withoutNames(text, names)] as const);
  const manifest: object = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const found = [
    "type",
    "main",
    "exports",
    "imports",
    "browser",
    "engines",
    "dependencies",
    "peerDependencies",
  ];
  const entries = Object.entries(manifest).filter(([name]) => found.includes(name));
  return new Map([...code, ["package.json", JSON.stringify(Object.fromEntries(entries.sort()))]]);
}

/** The id and altType of the brand, and what its documents are made of. */
function namesIn(code: string): string[] {
  return [...code.matchAll(/\b(?:id|altType|version|hash)(?:: | = )"([^"]*)"/g)].map(([, name = ""]) => name);
}

/** Replaces texts that are a name as a whole. */
function withoutNames(code: string, names: ReadonlySet<string>): string {
  return [...names].reduce((text, name) => text.replaceAll(`"${name}"`, '"…"'), code);
}

/** The files that one of the packages lacks or has otherwise. */
export function differingFiles(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((path) => one.get(path) !== other.get(path))
    .sort();
}
