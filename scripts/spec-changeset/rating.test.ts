import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { repository } from "../workspace/paths.ts";
import { compareDocuments } from "./compare.ts";
import { generatedPath } from "./released.ts";
import { EditedDocument } from "./testing/edited-document.ts";
import { edits } from "./testing/edits/index.ts";

const document: unknown = JSON.parse(await readFile(join(repository, generatedPath("highlevel")), "utf8"));

describe("an edit of the description is told and rated:", () => {
  test.each(edits)("$title", ({ given, make, changes }) => {
    const before = new EditedDocument(document);
    given?.(before);
    const after = new EditedDocument(before.document);
    make(after);
    const told = compareDocuments(before.document, after.document);
    expect(told.sort(inOrder)).toEqual([...changes].sort(inOrder));
  });
});

function inOrder(one: { text: string }, other: { text: string }): number {
  return one.text < other.text ? -1 : 1;
}
