import { isObject, type Schema } from "@crm-invoices/openapi";
import type { Document } from "./document.ts";
import { itemOf, viewOf } from "./schema.ts";

/** What stands for "string", which the publisher's examples have instead of a value. */
const values: Readonly<Record<string, string>> = {
  _id: "6578278e879ad2646715ba9c",
  taxId: "6578278e879ad2646715ba9c",
  cardId: "6578278e879ad2646715ba9c",
  customerId: "6578278e879ad2646715ba9c",
  paymentMethodId: "6578278e879ad2646715ba9c",
  name: "Sales tax",
  description: "State sales tax",
  type: "saved_card",
  executeAt: "2025-03-19T05:03:00.000Z",
  brand: "visa",
  last4: "4242",
  bank_name: "First Bank",
  bank_code: "37040044",
  branch_code: "000",
  sort_code: "108800",
  bsb_number: "000000",
};

const typesOfFiles = /\.(pdf|png|jpe?g)$/i;

/** An example with real values in place of "string"; in a list, nothing takes its place. */
export function withRealValues(example: unknown): unknown {
  if (Array.isArray(example)) return example.filter((item) => item !== "string").map(withRealValues);
  if (!isObject(example)) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      if (value !== "string") return [name, withRealValues(value)];
      const isFile = name === "type" && "url" in example;
      return [name, isFile ? fileType(String(example["url"])) : (values[name] ?? value)];
    }),
  );
}

function fileType(url: string): string {
  const [, ending = "pdf"] = typesOfFiles.exec(url) ?? [];
  return ending === "pdf" ? "application/pdf" : `image/${ending.toLowerCase()}`;
}

/** An example without what its schema does not require. */
export function requiredPart(document: Document, schema: Schema, example: unknown): unknown {
  const view = viewOf(document, schema);
  if (Array.isArray(example)) {
    const item = itemOf(document, view);
    return item === undefined ? example : example.slice(0, 1).map((one) => requiredPart(document, item, one));
  }
  if (!isObject(example) || view.properties.size === 0) return example;
  return Object.fromEntries(
    Object.entries(example)
      .filter(([name]) => view.required.has(name))
      .map(([name, value]) => {
        const property = view.properties.get(name);
        return [name, property === undefined ? value : requiredPart(document, property, value)];
      }),
  );
}
