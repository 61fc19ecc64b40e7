import { isObject, type JsonObject } from "@crm-invoices/openapi";
import type { JSONValue } from "json-p3";
import type { Contract } from "./brands.ts";

/** A bundled OpenAPI document. */
export type Bundle = { [key: string]: JSONValue };

/** The documents of a brand. */
export type Documents = Readonly<Record<Contract, Bundle>>;

/** What tells one state of a brand's document from another. */
export interface DocumentStamp {
  /** The version of `@crm-invoices/spec` that publishes it. */
  readonly version: string;
  /** The hash of what it was generated from. */
  readonly hash: string;
}

/** The stamp that a generated document carries. */
export function documentStamp({ info, "x-generated": mark }: JsonObject): DocumentStamp {
  const version = isObject(info) ? info["version"] : undefined;
  const hash = isObject(mark) ? mark["source"] : undefined;
  if (typeof version !== "string" || typeof hash !== "string") {
    throw new Error("Expected a generated document, with info.version and x-generated.source.");
  }
  return { version, hash };
}
