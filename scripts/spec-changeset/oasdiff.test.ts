import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { childPointer, isObject, type JsonObject, members, valueAt } from "@crm-invoices/openapi";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { repository } from "../workspace/paths.ts";
import { affected, referencesIn } from "./affected.ts";
import { generatedPath } from "./released.ts";
import type { Pair } from "./schema-pairs.ts";
import { edited } from "./testing/edit.ts";
import { edits } from "./testing/edits/index.ts";
import { askOasdiff } from "./testing/oasdiff.ts";

const document: unknown = JSON.parse(await readFile(join(repository, generatedPath("highlevel")), "utf8"));
const disagreements: readonly { readonly edits: readonly string[]; readonly why: string }[] = parse(
  await readFile(new URL("testing/disagreements.yaml", import.meta.url), "utf8"),
);
const listed = new Set(disagreements.flatMap(({ edits: titles }) => titles));

/** Each night oasdiff reads the whole documents, and so cannot miss what we leave out as unchanged. */
const part =
  process.env["NIGHTLY"] === "true"
    ? (whole: Pair<unknown>) => whole
    : (whole: Pair<unknown>) => affected(whole).map(withoutUnused);

// What we say of each edit is tested beside this, in `rating.test.ts`.
describe("oasdiff and we agree whether an edit breaks callers, but for what is listed:", () => {
  test.concurrent.each(edits)("$title", async (edit) => {
    const { title, changes } = edit;
    const [before, after] = part(edited(document, edit));
    const { breaks, checks } = await askOasdiff(Object(before), Object(after));
    const isMajor = changes.some(({ level }) => level === "major");
    expect({ breaks, checks }).toMatchObject({ breaks: listed.has(title) ? !isMajor : isMajor });
  });

  test("every edit that is listed is made", () => {
    const titles = edits.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect([...listed].filter((title) => !titles.includes(title))).toEqual([]);
  });
});

/** The document without the components that nothing in it refers to, of which oasdiff has nothing to say. */
function withoutUnused(document: unknown): JsonObject {
  const { components, ...rest } = isObject(document) ? document : {};
  const used = referencesIn(rest);
  // What is found is looked through in its turn.
  for (const reference of used) referencesIn(valueAt(document, reference.slice(1)), used);
  const kept = members(components).map(([kind, named]) => [
    kind,
    kind === "securitySchemes"
      ? named
      : Object.fromEntries(
          members(named).filter(([name]) => used.has(`#${childPointer("", "components", kind, name)}`)),
        ),
  ]);
  return { ...rest, components: Object.fromEntries(kept) };
}
