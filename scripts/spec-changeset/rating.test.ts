import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { repository } from "../workspace/paths.ts";
import { compareDocuments } from "./compare.ts";
import { generatedPath } from "./released.ts";
import { edited } from "./testing/edit.ts";
import { edits } from "./testing/edits/index.ts";

const document: unknown = JSON.parse(await readFile(join(repository, generatedPath("highlevel")), "utf8"));

describe("an edit of the description is told and rated:", () => {
  test.each(edits)("$title", (edit) => {
    const told = compareDocuments(...edited(document, edit));
    expect(told.sort(inOrder)).toEqual([...edit.changes].sort(inOrder));
  });
});

function inOrder(one: { text: string }, other: { text: string }): number {
  return one.text < other.text ? -1 : 1;
}
