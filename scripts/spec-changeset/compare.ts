import { readFile } from "node:fs/promises";
import { canonical, isObject } from "@crm-invoices/openapi";
import { byWeight, type Change } from "./change.ts";
import { claimChanges } from "./claim-changes.ts";
import { documentChanges } from "./document-changes.ts";
import { exampleChanges } from "./example-changes.ts";
import { redoclyDiff } from "./redocly-diff.ts";

/** What changed between two documents of one brand, in JSON files; the weightiest first. */
export async function compareDocuments(before: string, after: string): Promise<Change[]> {
  const [documentBefore, documentAfter] = await Promise.all([before, after].map(readDocument));
  if (canonical(documentBefore) === canonical(documentAfter)) {
    return [];
  }
  const { changes, pointers } = claimChanges(documentBefore, documentAfter);
  const others = documentChanges(await redoclyDiff(before, after), pointers, documentBefore, documentAfter);
  const all = [...changes, ...others, ...exampleChanges(documentBefore, documentAfter, pointers)];
  return all.length > 0
    ? all.sort(byWeight)
    : [{ level: "patch", text: "Details of the document have changed that callers do not notice." }];
}

/** The document without its stamp: what it was generated from, and the version it is published under. */
async function readDocument(file: string): Promise<unknown> {
  const content: unknown = JSON.parse(await readFile(file, "utf8"));
  if (!isObject(content)) {
    return content;
  }
  const { "x-generated": _source, ...document } = content;
  const { version: _version, ...info } = isObject(document["info"]) ? document["info"] : {};
  return { ...document, info };
}
