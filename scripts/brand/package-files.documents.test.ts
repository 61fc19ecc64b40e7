import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "@crm-invoices/openapi";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readBrands } from "../generate/brands.ts";
import { sourceFiles } from "../workspace/git.ts";
import { repository } from "../workspace/paths.ts";
import { documentsTask } from "./documents-task.ts";
import { type NewBrand, overlayPath, packagePath } from "./new-brand.ts";
import { overlayText } from "./overlay-text.ts";
import { isHandWritten, packageFiles } from "./package-files.ts";

const brands = await Promise.all((await readBrands(repository)).map(({ id }) => asNew(id)));

/** What `pnpm brand:new` would be asked for to get this brand. */
async function asNew(id: string): Promise<NewBrand> {
  const overlay = parse(await readFile(join(repository, overlayPath(id)), "utf8"));
  const { title, altType, languages = [] } = overlay["x-brand"];
  return { id, title, altType, languages, docsUrl: docsUrlOf(overlay.actions) };
}

function docsUrlOf(actions: { update?: { externalDocs?: { url: string } } }[]): string | undefined {
  return actions.map(({ update }) => update?.externalDocs?.url).find((url) => url !== undefined);
}

describe.each(brands)("the brand $id, were it new,", (brand) => {
  test("would get the package it has", async () => {
    const files = await packageFiles(repository, brand);
    const present = (await sourceFiles(repository, packagePath(brand.id)))
      .filter((file) => isHandWritten(file))
      .map((file) => `${packagePath(brand.id)}/${file}`);
    expect([...files.keys()].sort()).toEqual(present.sort());
    for (const [path, text] of files) {
      const own = await readFile(join(repository, path), "utf8");
      expect(content(path, own)).toEqual(content(path, text));
    }
  });

  test("would get the overlay it has, but for its own wording", async () => {
    const own = actionsOf(await readFile(join(repository, overlayPath(brand.id)), "utf8"));
    const made = actionsOf(overlayText(brand));
    expect(own.filter(({ isWording }) => !isWording)).toEqual(made);
  });
});

test("every brand has a place among those whose documents are waited for", async () => {
  const found = await readFile(join(repository, "turbo.json"), "utf8");
  expect(JSON.parse(found)).toEqual(JSON.parse(await documentsTask(repository)));
});

/** A file's content, whatever its layout and what was last released. */
function content(path: string, text: string): unknown {
  if (!path.endsWith(".json")) {
    return text;
  }
  const { version: _version, crmInvoices: _stamp, ...rest } = JSON.parse(text);
  return rest;
}

interface Action {
  readonly target: string;
  readonly change: unknown;
  readonly isWording: boolean;
}

function actionsOf(overlay: string): Action[] {
  return parse(overlay)
    .actions.map(({ target, update, remove }: Readonly<Record<string, unknown>>) => {
      const names = isObject(update) ? Object.keys(update) : [];
      return {
        target,
        change: update ?? { remove },
        isWording: names.length > 0 && names.every((name) => name === "summary" || name === "description"),
      };
    })
    .map(({ change, ...action }: Action) => ({
      ...action,
      change: isObject(change) && isObject(change["externalDocs"]) ? change["externalDocs"]["url"] : change,
    }));
}
