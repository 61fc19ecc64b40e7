import { join } from "node:path";
import { isObject, type JsonObject } from "@crm-invoices/openapi";
import { Document, isScalar, visit } from "yaml";
import { UserError } from "../command/user-error.ts";
import { readIfPresent } from "../workspace/files.ts";
import { parseYaml } from "../yaml/yaml-file.ts";
import type { Imported } from "./imported.ts";

/** A source that stands in spec/sources already. */
export interface ExistingSource {
  readonly text: string;
  readonly content: unknown;
  readonly brand: string | undefined;
  readonly provenance: JsonObject;
}

/** What is written down about a source beside its facts. */
export interface SourceHeader {
  readonly name: string;
  readonly brand: string;
  readonly provenance: JsonObject;
}

export const sourcePath = (name: string): string => `spec/sources/${name}.yaml`;

/** The source of that name, if there is one; one that this importer did not write is a {@link UserError}. */
export async function readExisting(
  root: string,
  name: string,
  format: Imported["format"],
): Promise<ExistingSource | undefined> {
  const path = sourcePath(name);
  const text = await readIfPresent(join(root, path));
  if (text === undefined) {
    return undefined;
  }
  const { content, get, at } = parseYaml(path, text);
  const found = get(["x-source", "format"]);
  if (found !== format) {
    throw new UserError(
      `${at(["x-source", "format"])}: this source has the format ${JSON.stringify(found) ?? "unknown"}, so an import of the format "${format}" does not replace it; choose another --name.`,
    );
  }
  const brand = get(["x-source", "brand"]);
  const provenance = get(["x-source", "provenance"]);
  return {
    text,
    content,
    brand: typeof brand === "string" ? brand : undefined,
    provenance: isObject(provenance) ? provenance : {},
  };
}

/** The whole source as plain data. */
export function sourceContent({ name, brand, provenance }: SourceHeader, imported: Imported): object {
  return {
    openapi: "3.1.1",
    info: { title: imported.title ?? name, version: imported.version ?? "unversioned" },
    "x-source": { id: name, brand, format: imported.format, omits: imported.omits, provenance },
    "x-document": imported.origin,
    ...imported.facts,
  };
}

const banner = " Written by `pnpm source:import`. Do not edit: import the publisher's document again.\n";

export function sourceText(content: object): string {
  const document = new Document(content, { aliasDuplicateObjects: false, compat: "yaml-1.1" });
  visit(document, {
    Seq(_key, node) {
      node.flow = node.items.every(isScalar) && JSON.stringify(node).length <= 80;
    },
  });
  document.commentBefore = banner.trimEnd();
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: false });
}
