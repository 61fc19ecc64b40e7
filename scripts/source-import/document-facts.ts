import { isList, isObject, isText, type JsonObject, members } from "@crm-invoices/openapi";
import type { ComponentKind } from "./components.ts";
import {
  inPlace,
  keep,
  listOf,
  mapOf,
  orReference,
  type Rule,
  type Shape,
  scalar,
  shape,
  value,
} from "./keep.ts";
import { schema } from "./schema-facts.ts";

function object(of: Shape): Rule {
  return (spot, work) => keep(spot, of, work);
}

function isNoExtension(name: string): boolean {
  return !name.startsWith("x-");
}

const examples = mapOf(inPlace(object(shape("a named example", { value }, ["summary", "description"]))));

const mediaTypeFacts = { schema, example: value, examples };

const content = mapOf(object(shape("a media type", mediaTypeFacts, [])));

const headerFacts = {
  required: scalar,
  deprecated: scalar,
  allowEmptyValue: scalar,
  style: scalar,
  explode: scalar,
  allowReserved: scalar,
  schema,
  content,
  example: value,
  examples,
};

const headerShape = shape("a header", headerFacts, ["description"]);

const parameterShape = shape("a parameter", { name: scalar, in: scalar, ...headerFacts }, ["description"]);

const requestBodyShape = shape("a request body", { required: scalar, content }, ["description"]);

const responseShape = shape(
  "a response",
  {
    headers: mapOf(orReference("headers", object(headerShape))),
    content,
  },
  ["description"],
);

/** OpenAPI wants a description of every response, so it is there and empty. */
const response: Rule = (spot, work) => {
  const kept = keep(spot, responseShape, work);
  return kept === undefined ? undefined : { description: "", ...kept };
};

/** Security requirements: names of schemes, each with its scopes. */
export const security: Rule = ({ node }, work) => {
  if (!isList(node) || !node.every(isRequirement)) {
    return undefined;
  }
  for (const name of node.flatMap((requirement) => Object.keys(requirement))) {
    work.schemes.add(name);
  }
  return node;
};

function isRequirement(node: unknown): node is JsonObject {
  return isObject(node) && members(node).every(([, scopes]) => isList(scopes) && scopes.every(isText));
}

const parameters = listOf(orReference("parameters", object(parameterShape)));

const operationShape = shape(
  "an operation",
  {
    operationId: scalar,
    deprecated: scalar,
    security,
    parameters,
    requestBody: orReference("requestBodies", object(requestBodyShape)),
    responses: mapOf(orReference("responses", response), isNoExtension),
  },
  ["tags", "summary", "description", "externalDocs"],
);

const operation = object(operationShape);

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const pathItemShape = shape(
  "a path",
  { parameters, ...Object.fromEntries(methods.map((method) => [method, operation])) },
  ["summary", "description"],
);

const pathItem = inPlace(object(pathItemShape));

const serverShape = shape("a server", { url: scalar }, ["description"]);

/** The facts of a whole document, apart from the components that its operations refer to. */
export const documentShape = shape(
  "the document",
  {
    servers: listOf(object(serverShape)),
    security,
    paths: mapOf(pathItem, isNoExtension),
    webhooks: mapOf(pathItem, isNoExtension),
  },
  ["openapi", "info", "tags", "externalDocs", "components"],
);

/** The media type by which a webhook's payload is described. */
export const webhookShape = shape("a webhook", mediaTypeFacts, ["name", "title", "summary", "description"]);

/** How a component of each kind is read. */
export const componentRules: Readonly<Record<ComponentKind, Rule>> = {
  schemas: schema,
  responses: orReference("responses", response),
  parameters: orReference("parameters", object(parameterShape)),
  requestBodies: orReference("requestBodies", object(requestBodyShape)),
  headers: orReference("headers", object(headerShape)),
};
