import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { repository } from "../workspace/paths.ts";
import { affected } from "./affected.ts";
import { generatedPath } from "./released.ts";
import { EditedDocument } from "./testing/edited-document.ts";
import { edits } from "./testing/edits/index.ts";
import { askOasdiff } from "./testing/oasdiff.ts";

const document: unknown = JSON.parse(await readFile(join(repository, generatedPath("highlevel")), "utf8"));
const disagreements: readonly { readonly edits: readonly string[]; readonly why: string }[] = parse(
  await readFile(new URL("testing/disagreements.yaml", import.meta.url), "utf8"),
);
const listed = new Set(disagreements.flatMap(({ edits: titles }) => titles));

/** Each night oasdiff reads the whole documents, and so cannot miss what we leave out as unchanged. */
const part = process.env["NIGHTLY"] === "true" ? <Whole>(whole: Whole) => whole : affected;

// What we say of each edit is tested beside this, in `rating.test.ts`.
describe("oasdiff and we agree whether an edit breaks callers, but for what is listed:", () => {
  test.concurrent.each(edits)("$title", async ({ title, given, make, changes }) => {
    const before = new EditedDocument(document);
    given?.(before);
    const after = new EditedDocument(before.document);
    make(after);
    const [old, edited] = part([before.document, after.document]);
    const { breaks, checks } = await askOasdiff(Object(old), Object(edited));
    const isMajor = changes.some(({ level }) => level === "major");
    expect({ breaks, checks }).toMatchObject({ breaks: listed.has(title) ? !isMajor : isMajor });
  });

  test("every edit that is listed is made", () => {
    const titles = edits.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect([...listed].filter((title) => !titles.includes(title))).toEqual([]);
  });
});
