import type { JsonObject } from "@crm-invoices/openapi";
import type { InputFile } from "./input-file.ts";
import type { Overlooked } from "./overlooked.ts";

/** The facts of a document, before it is known under which name they are kept. */
export interface Imported {
  readonly format: "openapi" | "webhook-schema";
  /** Kinds of claim that the document cannot make. */
  readonly omits: readonly string[];
  readonly title: string | undefined;
  readonly version: string | undefined;
  /** The `x-document` member: what was imported. */
  readonly origin: JsonObject;
  /** Everything below the header: `paths`, `webhooks`, `components`, … */
  readonly facts: JsonObject;
  readonly overlooked: Overlooked;
}

/** The hashes of files, by the names they have in the source. */
export function hashesOf(files: Iterable<readonly [name: string, file: InputFile]>): JsonObject {
  return Object.fromEntries([...files].map(([name, { sha256 }]) => [name, sha256]));
}
