import { basename, extname } from "node:path";
import type { JsonObject } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import { claimsOf } from "../reconcile/document-claims.ts";
import { webhookShape } from "./document-facts.ts";
import { hashesOf, type Imported } from "./imported.ts";
import type { InputFile } from "./input-file.ts";
import { createWork, keep, type Work } from "./keep.ts";
import type { References } from "./references.ts";
import { keepComponents } from "./used-components.ts";

/** Reads the facts of webhook files, each `{ schema, example }` and named after its webhook. */
export function importWebhooks(
  files: readonly [InputFile, ...InputFile[]],
  references: References,
): Imported {
  const work = createWork(files[0], references);
  const named = new Map<string, InputFile>();
  for (const file of files) {
    const name = basename(file.path, extname(file.path));
    const twin = named.get(name);
    if (twin !== undefined) {
      throw new UserError(`${twin.name} and ${file.name} both describe the webhook ${name}.`);
    }
    named.set(name, file);
  }
  const webhooks = Object.fromEntries(
    [...named].map(([name, file]) => [
      name,
      { post: { requestBody: { content: { "application/json": payload(file, work) } } } },
    ]),
  );
  const components = keepComponents(work);
  const facts = { webhooks, ...(Object.keys(components).length === 0 ? {} : { components }) };
  return {
    format: "webhook-schema",
    omits: statesRequired(facts) ? [] : ["required"],
    title: undefined,
    version: undefined,
    origin: {
      sha256: hashesOf(files.map((file) => [basename(file.path), file])),
      ...(references.others.size === 0 ? {} : { references: hashesOf(references.others) }),
    },
    facts,
    overlooked: work.overlooked,
  };
}

function payload(file: InputFile, work: Work): JsonObject {
  const kept = keep({ file, pointer: "", node: file.content }, webhookShape, work);
  if (kept?.["schema"] === undefined) {
    throw new UserError(
      `${file.at("/schema")}: expected \`schema\` to be the JSON schema of a webhook's payload.`,
    );
  }
  return kept;
}

/** When no webhook marks any field as required, the publisher does not mark them at all. */
function statesRequired(facts: JsonObject): boolean {
  const { operations } = claimsOf(facts, new Map(), { examples: false });
  return [...operations.values()].some((places) =>
    [...places.values()].some(({ facets }) => facets.get("required")?.value === true),
  );
}
