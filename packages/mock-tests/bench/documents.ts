import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../src/record.ts";

const methods = ["get", "post", "put", "patch", "delete"];

/** Both operations that are measured, and two more. */
const few: Readonly<Record<string, readonly string[]>> = {
  "/invoices": ["get", "post"],
  "/invoices/{invoiceId}": ["get"],
  "/invoices/{invoiceId}/record-payment": ["post"],
};

/** A document with another number of operations, in a folder of its own. */
export interface SizedDocument {
  readonly operations: number;
  readonly folder: string;
  readonly file: string;
  /** What stands before the paths of the copy that comes last. */
  readonly prefix: string;
}

/** Writes the bundle with four of its operations, with all, and with ten copies of all. */
export function writeSized(bundle: string, brand: string, folder: string): SizedDocument[] {
  const document: unknown = JSON.parse(readFileSync(bundle, "utf8"));
  if (!isRecord(document) || !isRecord(document["paths"])) throw new Error(`${bundle} has no paths.`);
  const paths = document["paths"];
  const small = Object.fromEntries(
    Object.entries(few).map(([path, kept]) => {
      const item = isRecord(paths[path]) ? paths[path] : {};
      const others = Object.entries(item).filter(([key]) => !methods.includes(key) || kept.includes(key));
      return [path, Object.fromEntries(others)];
    }),
  );
  const copies = Array.from({ length: 10 }, (_, copy) =>
    Object.entries(paths).map(([path, item]) => [`/copy${copy}${path}`, renamed(item, copy)] as const),
  );
  const sizes = [
    { prefix: "", sized: small },
    { prefix: "", sized: paths },
    { prefix: "/copy9", sized: Object.fromEntries(copies.flat()) },
  ];
  return sizes.map(({ prefix, sized }) => {
    const operations = count(sized);
    const place = join(folder, String(operations));
    mkdirSync(place, { recursive: true });
    const file = join(place, `${brand}.json`);
    writeFileSync(file, JSON.stringify({ ...document, paths: sized }));
    return { operations, folder: place, file, prefix };
  });
}

function renamed(item: unknown, copy: number): unknown {
  if (!isRecord(item)) return item;
  const entries = Object.entries(item).map(([key, operation]) =>
    methods.includes(key) && isRecord(operation)
      ? [key, { ...operation, operationId: `${operation["operationId"]}${copy}` }]
      : [key, operation],
  );
  return Object.fromEntries(entries);
}

function count(paths: Readonly<Record<string, unknown>>): number {
  const items = Object.values(paths).filter(isRecord);
  return items.flatMap((item) => Object.keys(item).filter((key) => methods.includes(key))).length;
}
