import type { JSONValue } from "json-p3";
import { isObject, type JsonObject, resolve } from "./document.ts";
import { type Operation, operationsOf, responsesOf, successOf, successSchema } from "./operations.ts";
import { property, tsDoc } from "./tsdoc.ts";

/** The error classes of `core` that stand for a documented status. */
const errorClasses: Readonly<Record<string, string>> = {
  400: "BadRequestError",
  401: "UnauthorizedError",
  403: "ForbiddenError",
  404: "NotFoundError",
  409: "ConflictError",
  422: "UnprocessableEntityError",
  429: "TooManyRequestsError",
};

/**
 * The named operations as plain interfaces: for each operation its parameters, result and errors, with the prose of
 * the document. It takes the client's view of the document, in which what the client fills in is optional. Nothing is
 * computed from `paths`, so that neither a hover nor a caller's compiler has to.
 */
export function clientModule(document: JsonObject): string {
  const operations = operationsOf(document);
  const methods = operations.map((operation) => methodOf(document, operation));
  const types = operations.map((operation) => typesOf(document, operation));
  const text = types.join("\n");
  const classes = Object.values(errorClasses).filter((name) => text.includes(` ${name}\n`));
  const imported = ["CallOptions", "Failure", "Success", "UndocumentedError", ...classes].sort();
  const schemas = schemaNames(document)
    .filter((name) => new RegExp(`[<:] ?${name}\\b`).test(text))
    .sort();
  return `import type {
${imported.map((name) => `\t${name},\n`).join("")}} from "@crm-invoices/core";
import type {
${schemas.map((name) => `\t${name},\n`).join("")}} from "./types.ts";

${tsDoc(infoOf(document))}export interface Operations {
${methods.join("")}}

${text}`;
}

function methodOf(document: JsonObject, operation: Operation): string {
  const type = pascal(operation.id);
  const optional =
    parametersOf(operation).some(({ required }) => required) || bodyRequired(document, operation) ? "" : "?";
  const { summary, description } = operation.object;
  const success = successOf(document, operation);
  return `${tsDoc([summary, description, `\`${operation.method} ${operation.path}\``, success["description"]], "\t")}\treadonly ${operation.id}: (parameters${optional}: ${type}Parameters, options?: CallOptions) => Promise<${type}Result>;
`;
}

function typesOf(document: JsonObject, operation: Operation): string {
  const type = pascal(operation.id);
  const data = successSchema(document, operation);
  const body = operation.requestSchema;
  const errors = responsesOf(operation.object).filter(([status]) => status in errorClasses);
  const properties = parametersOf(operation).map(({ name, required, schema, description }) =>
    property(String(name), Boolean(required), typeOf(schema), [description]),
  );
  if (body !== undefined) {
    const schema = resolve(document, body);
    properties.push(
      property("body", bodyRequired(document, operation), typeOf(body), [
        isObject(schema) && schema["description"],
      ]),
    );
  }
  const described = errors.map(([status, response]) => {
    const target = resolve(document, response);
    return `- ${status}: ${isObject(target) ? String(target["description"]) : ""}`;
  });
  const { summary } = operation.object;
  return `${tsDoc([summary])}export interface ${type}Parameters {
${properties.join("")}}

${tsDoc([successOf(document, operation)["description"]])}export type ${type}Result =
	| Success<${data === undefined ? "undefined" : typeOf(data)}>
	| Failure<${type}Error>;

${tsDoc([described.join("\n")])}export type ${type}Error =
${errors.map(([status]) => `\t| ${errorClasses[status]}\n`).join("")}	| UndocumentedError;
`;
}

/** The parameters that a caller may give: those of path and query. */
function parametersOf({ parameters }: Operation): JsonObject[] {
  return parameters.filter((parameter) => parameter["in"] === "path" || parameter["in"] === "query");
}

function bodyRequired(document: JsonObject, { object }: Operation): boolean {
  const body = resolve(document, object["requestBody"]);
  return isObject(body) && body["required"] === true;
}

/** The TypeScript type of a parameter or of a body that is a named schema. */
function typeOf(schema: JSONValue | undefined): string {
  if (isObject(schema)) {
    if (typeof schema["$ref"] === "string") return nameOf(schema["$ref"]);
    if (Array.isArray(schema["enum"]))
      return schema["enum"].map((value) => JSON.stringify(value)).join(" | ");
    const type = plainTypes[String(schema["type"])];
    if (type) return type;
  }
  throw new Error(
    `Expected a named schema, an enum or a plain type, found ${JSON.stringify(schema)}. Give it a file in spec/schemas.`,
  );
}

const plainTypes: Readonly<Record<string, string>> = {
  string: "string",
  boolean: "boolean",
  integer: "number",
  number: "number",
};

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

function schemaNames(document: JsonObject): string[] {
  const { components } = document;
  const schemas = isObject(components) ? components["schemas"] : undefined;
  return isObject(schemas) ? Object.keys(schemas) : [];
}

function infoOf({ info }: JsonObject): (JSONValue | undefined)[] {
  return isObject(info) ? [info["title"], info["description"]] : [];
}

function pascal(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
