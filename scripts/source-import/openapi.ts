import { isObject, isText, type JsonObject } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import { statedOperations } from "../reconcile/operations.ts";
import { documentShape } from "./document-facts.ts";
import { hashesOf, type Imported } from "./imported.ts";
import type { InputFile } from "./input-file.ts";
import { createWork, keep } from "./keep.ts";
import type { References } from "./references.ts";
import { keepSecuritySchemes } from "./security-schemes.ts";
import { keepComponents } from "./used-components.ts";

/** Reads the facts of an OpenAPI 3.0 or 3.1 document. */
export function importOpenApi(file: InputFile, references: References): Imported {
  const work = createWork(file, references);
  const { content } = file;
  requireVersion(file);
  const kept = keep({ file, pointer: "", node: content }, documentShape, work) ?? {};
  if (statedOperations(kept).length === 0) {
    throw new UserError(
      `${file.name}: this OpenAPI document describes no operation, so there is nothing to import.`,
    );
  }
  const components = keepComponents(work);
  const securitySchemes = keepSecuritySchemes(file, work);
  if (Object.keys(securitySchemes).length > 0) {
    components["securitySchemes"] = securitySchemes;
  }
  const info = isObject(content) && isObject(content["info"]) ? content["info"] : {};
  const title = isText(info["title"]) ? info["title"] : undefined;
  const version = info["version"] === undefined ? undefined : String(info["version"]);
  return {
    format: "openapi",
    omits: [],
    title,
    version,
    origin: {
      ...(title === undefined ? {} : { title }),
      ...(version === undefined ? {} : { version }),
      sha256: file.sha256,
      ...(references.others.size === 0 ? {} : { references: hashesOf(references.others) }),
    },
    facts: { ...ordered(kept), ...(Object.keys(components).length === 0 ? {} : { components }) },
    overlooked: work.overlooked,
  };
}

function requireVersion(file: InputFile): void {
  const { content } = file;
  const stated = isObject(content) ? (content["openapi"] ?? content["swagger"]) : undefined;
  const version = String(stated);
  if (!isObject(content) || content["openapi"] === undefined || !/^3\.[01](\.|$)/.test(version)) {
    throw new UserError(
      stated === undefined
        ? `${file.name}: this is neither an OpenAPI document (it has no \`openapi: 3.x\`) nor a webhook schema (it has no \`schema\`).`
        : `${file.at(isObject(content) && content["openapi"] === undefined ? "/swagger" : "/openapi")}: expected OpenAPI 3.0 or 3.1, found version ${version}.`,
    );
  }
}

const sections = ["servers", "security", "paths", "webhooks"];

function ordered(kept: JsonObject): JsonObject {
  return Object.fromEntries(
    sections.filter((name) => kept[name] !== undefined).map((name) => [name, kept[name]]),
  );
}
