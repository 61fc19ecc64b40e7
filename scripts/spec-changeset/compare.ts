import { isDeepStrictEqual } from "node:util";
import { isObject } from "@crm-invoices/openapi";
import { byWeight, type Change } from "./change.ts";
import { claimChanges } from "./claim-changes.ts";
import { exampleChanges } from "./example-changes.ts";
import { serverChanges } from "./server-changes.ts";
import { typeChanges } from "./type-changes.ts";
import { wordingChanges } from "./wording-changes.ts";

/** What changed between two documents of one brand; the weightiest first. */
export function compareDocuments(before: unknown, after: unknown): Change[] {
  const [previous, current] = [withoutStamp(before), withoutStamp(after)];
  if (isDeepStrictEqual(previous, current)) {
    return [];
  }
  const { changes, pointers } = claimChanges(previous, current);
  const all = [
    ...changes,
    ...serverChanges(previous, current),
    ...typeChanges(previous, current, pointers),
    ...wordingChanges(previous, current, pointers),
    ...exampleChanges(previous, current, pointers),
  ];
  return all.length > 0
    ? all.sort(byWeight)
    : [{ level: "patch", text: "Details of the document have changed that callers do not notice." }];
}

/** The document without what it was generated from and the version it is published under. */
function withoutStamp(content: unknown): unknown {
  if (!isObject(content)) {
    return content;
  }
  const { "x-generated": _source, ...document } = content;
  const { version: _version, ...info } = isObject(document["info"]) ? document["info"] : {};
  return { ...document, info };
}
