import { STATUS_CODES } from "node:http";
import {
  isObject,
  type JsonObject,
  listOperations,
  member,
  type Operation,
  type Parameter,
  type ResponseMessage,
  referenceName,
  requestBodyOf,
  resolve,
  responsesOf,
  successOf,
} from "@crm-invoices/openapi";
import { errorClassOf } from "./error-statuses.ts";
import { listedType } from "./listed-type.ts";
import { pascal } from "./pascal.ts";
import { property, tsDoc } from "./tsdoc.ts";
import { versionsOf } from "./versions.ts";

/** Whether a name is that of a class of `core` for a status. */
export const isErrorClass = (name: string): boolean =>
  Object.keys(STATUS_CODES).some((status) => errorClassOf(status) === name);

/**
 * The named operations as plain interfaces: for each operation its parameters, result and errors, with the prose of
 * the document. It takes the client's view of the document, in which what the client fills in is optional. Nothing is
 * computed from `paths`, so that neither a hover nor a caller's compiler has to.
 */
export function clientModule(document: JsonObject, runtime: string): string {
  const operations = listOperations(document);
  const methods = operations.map((operation) => methodOf(document, operation));
  const types = operations.map((operation) => typesOf(document, operation));
  const text = types.join("\n");
  const classes = new Set(operations.flatMap((operation) => errorsOf(document, operation).map(classOf)));
  const imported = ["CallOptions", "Failure", "Success", "UndocumentedError", ...classes].sort();
  const schemas = schemaNames(document)
    .filter((name) => new RegExp(`[<:] ?${name}\\b`).test(text))
    .sort();
  return `import type {
${imported.map((name) => `\t${name},\n`).join("")}} from "${runtime}";
import type {
${schemas.map((name) => `\t${name},\n`).join("")}} from "./types.ts";

/** A value of the \`Version\` header that the API is said to accept. */
export type Version = ${versionsOf(operations)
    .map((version) => JSON.stringify(version))
    .join(" | ")};

${tsDoc(infoOf(document))}export interface Operations {
${methods.join("")}}

${text}`;
}

function methodOf(document: JsonObject, operation: Operation): string {
  const type = pascal(operation.id);
  const isRequired =
    parametersOf(operation).some(({ required }) => required) || requestBodyOf(document, operation)?.required;
  const { summary, description } = operation.node;
  const success = successOf(document, operation);
  return `${tsDoc([summary, description, `\`${operation.method} ${operation.path}\``, success?.node["description"]], "\t")}\treadonly ${operation.id}: (parameters${isRequired ? "" : "?"}: ${type}Parameters, options?: CallOptions<Version>) => Promise<${type}Result>;
`;
}

function typesOf(document: JsonObject, operation: Operation): string {
  const type = pascal(operation.id);
  const success = successOf(document, operation);
  const data = success?.body?.schema;
  const request = requestBodyOf(document, operation);
  const body = request?.body?.schema;
  const errors = errorsOf(document, operation);
  const properties = parametersOf(operation).map(({ name, required, node }) =>
    property(name, required, parameterType(document, operation, name, node["schema"]), [node["description"]]),
  );
  if (request !== undefined && body !== undefined) {
    const description = member(resolve(document, body.node), "description");
    properties.push(property("body", request.required, typeOf(body.node), [description]));
  }
  const described = errors.map(({ status, node }) => `- ${status}: ${String(node["description"])}`);
  return `${tsDoc([operation.node["summary"]])}export interface ${type}Parameters {
${properties.join("")}}

${tsDoc([success?.node["description"]])}export type ${type}Result =
	| Success<${data === undefined ? "undefined" : typeOf(data.node)}>
	| Failure<${type}Error>;

${tsDoc([described.join("\n")])}export type ${type}Error =
${errors.map((error) => `\t| ${classOf(error)}\n`).join("")}	| UndocumentedError;
`;
}

/** The documented refusals. */
function errorsOf(document: JsonObject, operation: Operation): ResponseMessage[] {
  return responsesOf(document, operation).filter(({ status }) => /^4\d\d$/.test(status));
}

const classOf = ({ status }: ResponseMessage): string => String(errorClassOf(status));

/** The parameters that a caller may give: those of path and query. */
function parametersOf({ parameters }: Operation): Parameter[] {
  return parameters.filter(({ in: place }) => place === "path" || place === "query");
}

/** The type of a parameter; editors complete one that may be any text with what the listed records have there. */
function parameterType(document: JsonObject, operation: Operation, name: string, schema: unknown): string {
  const type = typeOf(schema);
  const listed = type === "string" ? listedType(document, operation, name) : undefined;
  return listed === undefined ? type : `${listed} | (string & {})`;
}

/** The TypeScript type of a parameter or of a body that is a named schema. */
function typeOf(schema: unknown): string {
  if (isObject(schema)) {
    if (typeof schema["$ref"] === "string") return referenceName(schema["$ref"]);
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

function schemaNames(document: JsonObject): string[] {
  return Object.keys(Object(member(document["components"], "schemas")));
}

function infoOf({ info }: JsonObject): unknown[] {
  return [member(info, "title"), member(info, "description")];
}
