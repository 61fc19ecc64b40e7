import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import type { Imported } from "./imported.ts";
import { type InputFile, readInputFile } from "./input-file.ts";
import { importOpenApi } from "./openapi.ts";
import type { References } from "./references.ts";
import { importWebhooks } from "./webhooks.ts";

/** Imports one OpenAPI document, or any number of webhook schemas; a folder stands for the files in it. */
export function importFiles(names: readonly string[], references: References): Imported {
  const files = names.flatMap(listFiles).map((name) => readInputFile(name));
  const [first, ...others] = files;
  if (first === undefined) {
    throw new UserError(`${names.join(", ")}: there is no .json, .yaml or .yml file here.`);
  }
  if (!isWebhook(first) && others.length === 0) {
    return importOpenApi(first, references);
  }
  const stranger = files.find((file) => !isWebhook(file));
  if (stranger !== undefined) {
    throw new UserError(
      `${stranger.name}: expected a webhook schema \`{ schema, example }\`, because several files are imported; import an OpenAPI document on its own.`,
    );
  }
  return importWebhooks([first, ...others], references);
}

function listFiles(name: string): string[] {
  if (!statSync(name, { throwIfNoEntry: false })?.isDirectory()) {
    return [name];
  }
  return readdirSync(name)
    .filter((entry) => /\.(json|ya?ml)$/.test(entry))
    .sort()
    .map((entry) => join(name, entry));
}

function isWebhook({ content }: InputFile): boolean {
  return isObject(content) && content["openapi"] === undefined && content["schema"] !== undefined;
}
