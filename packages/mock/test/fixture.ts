import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { documentOutline, firstOfEach, isObject } from "@crm-invoices/openapi";
import { type Bundle, listBrands, readBundle } from "../src/documents.ts";
import type { Brand } from "../src/names.ts";
import type { Operations } from "../src/prism/operations.ts";
import type { PrismOperation } from "../src/prism/types.ts";

/** A bundle of two small operations, so that tests of the server do not depend on the real description. */
export function fixtureBundle(brand = "small"): Bundle {
  const document: unknown = JSON.parse(
    readFileSync(new URL("fixtures/invoices.json", import.meta.url), "utf8"),
  );
  if (!isObject(document)) throw new Error("The fixture is no document.");
  return { brand, title: "Small invoices", document };
}

/** The small bundle with an observed contract, which takes payments without amount, and other versions. */
export function observedBundle(brand = "small"): Bundle {
  const bundle = fixtureBundle(brand);
  const observed: unknown = JSON.parse(
    JSON.stringify(bundle.document)
      .replace('"required":["mode","amount"]', '"required":["mode"]')
      .replace('"enum":["2021-07-28"]', '"enum":["2021-07-28","2023-02-21","v3"]'),
  );
  if (!isObject(observed)) throw new Error("The fixture is no document.");
  return { ...bundle, observed };
}

/**
 * The brands whose documents say different things to the mock: one of those that differ in names and words alone stands
 * for the others. With `NIGHTLY=true`, all of them.
 */
export function unlikeBrands(): Brand[] {
  const brands = listBrands();
  if (process.env["NIGHTLY"] === "true") return brands;
  return firstOfEach(brands, (brand) => {
    const { document, observed = {} } = readBundle(brand);
    return [document, observed].map((one) => documentOutline(one, altTypeOf(document))).join();
  });
}

/** The one value of altType that a document allows. */
export function altTypeOf(document: object): string {
  return Object(document).components.schemas.AltType.const;
}

/** The folder of the documents last released: whole ones, which a change of the description leaves as they are. */
export const releasedDocuments = fileURLToPath(new URL("../../../spec/released/", import.meta.url));

/** Headers every operation of the fixture asks for. */
export const headers = {
  Authorization: "Bearer any-token",
  Version: "2021-07-28",
  "Content-Type": "application/json",
};

/** All operations, each as Prism reads it. */
export const allRead = ({ listed, read }: Operations): PrismOperation[] => listed.map(read);

/** The value as JSON has it: without what is undefined, and without classes. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
