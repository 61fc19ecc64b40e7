import {
  bodyOf,
  childPointer,
  type Example,
  examplesOf,
  isObject,
  type Located,
  listOf,
  locate,
  member,
  members,
  pathParameterNames,
  requestBodyOf,
  responsesOf,
} from "@crm-invoices/openapi";
import { claim, type DocumentClaims, type OperationClaims, type Place, placeAt } from "./claims.ts";
import { claimExample } from "./example-claims.ts";
import { type OperationNames, type StatedOperation, statedOperations } from "./operations.ts";
import { type ClaimContext, claimSchema } from "./schema-claims.ts";
import { claimSecurity } from "./security-claims.ts";

/** Flattens an OpenAPI document, a bundle or a source, into claims. `names` says what each operation is called. */
export function claimsOf(
  document: unknown,
  names: OperationNames,
  { examples }: Pick<ClaimContext, "examples">,
): DocumentClaims {
  const unresolved = new Map<string, number>();
  const onUnresolved = (reference: string): void => {
    unresolved.set(reference, (unresolved.get(reference) ?? 0) + 1);
  };
  const context: ClaimContext = { document, examples, onUnresolved };
  const operations = new Map<string, OperationClaims>();
  for (const operation of statedOperations(document, context)) {
    const named = names.get(operation.key) ?? operation;
    const claims = operations.get(named.name) ?? new Map<string, Place>();
    operations.set(named.name, claims);
    claimOperation(context, claims, operation, named);
  }
  return { operations, unresolved };
}

function claimOperation(
  context: ClaimContext,
  claims: OperationClaims,
  operation: StatedOperation,
  named: StatedOperation,
): void {
  const { node, pointer, pathItem } = operation;
  claim(placeAt(claims, "operation", undefined), "operation", true, pointer);
  claimDeprecated(claims, "operation", operation);
  claimServers(context, claims, operation);
  if (!operation.isWebhook) {
    claim(placeAt(claims, "path", undefined), "path", operation.path, pathItem.pointer);
  }
  claimSecurity(context.document, claims, node, pointer);
  claimParameters(context, claims, operation, named);
  claimRequest(context, claims, operation);
  claimResponses(context, claims, operation);
}

/** Path parameters are the same by position, so the name another document gives them does not matter. */
function renamed(operation: StatedOperation, named: StatedOperation): (name: string) => string {
  const own = pathParameterNames(operation.path);
  const common = pathParameterNames(named.path);
  return (name) => common[own.indexOf(name)] ?? name;
}

function claimParameters(
  context: ClaimContext,
  claims: OperationClaims,
  operation: StatedOperation,
  named: StatedOperation,
): void {
  const rename = renamed(operation, named);
  for (const { name, in: place, required, node, pointer, listedAt } of operation.parameters) {
    const at = `${place}.${place === "path" ? rename(name) : name}`;
    const parameter = placeAt(claims, at, undefined);
    claim(parameter, "present", true, listedAt);
    claimDeprecated(claims, at, { node, pointer });
    claim(parameter, "required", required, childPointer(pointer, "required"));
    claimValue(context, claims, at, undefined, { node, pointer });
    claimBody(context, claims, at, { node, pointer });
  }
}

function claimRequest(context: ClaimContext, claims: OperationClaims, operation: StatedOperation): void {
  const request = requestBodyOf(context.document, operation, context);
  if (request === undefined) {
    return;
  }
  const place = placeAt(claims, "request", undefined);
  claim(place, "present", true, request.statedAt);
  claim(place, "required", request.required, childPointer(request.pointer, "required"));
  claimBody(context, claims, "request", request);
}

function claimResponses(context: ClaimContext, claims: OperationClaims, operation: StatedOperation): void {
  for (const response of responsesOf(context.document, operation, context)) {
    const at = `response.${response.status}`;
    claim(placeAt(claims, at, undefined), "present", true, response.statedAt);
    for (const [name, stated] of members(response.node["headers"])) {
      const headerAt = `${at}.header.${name}`;
      const pointer = childPointer(response.pointer, "headers", name);
      claim(placeAt(claims, headerAt, at), "present", true, pointer);
      claimValue(context, claims, headerAt, at, locate(context.document, { node: stated, pointer }, context));
    }
    claimBody(context, claims, at, response);
  }
}

/** What a parameter or a header says of its value. */
function claimValue(
  context: ClaimContext,
  claims: OperationClaims,
  at: string,
  parent: string | undefined,
  owner: Located,
): void {
  if (!isObject(owner.node)) {
    return;
  }
  const schema = { node: owner.node["schema"], pointer: childPointer(owner.pointer, "schema") };
  claimSchema(context, claims, at, parent, schema);
  claimExamples(context, claims, at, examplesOf(context.document, owner, context));
}

function claimDeprecated(claims: OperationClaims, at: string, { node, pointer }: Located): void {
  if (isObject(node) && node["deprecated"] === true) {
    claim(placeAt(claims, at, undefined), "deprecated", true, childPointer(pointer, "deprecated"));
  }
}

/** The servers of the operation: its own, its path item's, or the document's. */
function claimServers(
  { document }: ClaimContext,
  claims: OperationClaims,
  { node, pointer, pathItem, isWebhook }: StatedOperation,
): void {
  const owners = [{ node, pointer }, pathItem, { node: document, pointer: "" }];
  const owner = owners.find((one) => listOf(member(one.node, "servers")).length > 0);
  if (owner === undefined || isWebhook) {
    return;
  }
  const addresses = listOf(member(owner.node, "servers")).map((server) => String(member(server, "url")));
  claim(
    placeAt(claims, "server", undefined),
    "server",
    addresses.sort(),
    childPointer(owner.pointer, "servers"),
  );
}

/** The JSON body, or the first one when none is JSON. */
function claimBody(context: ClaimContext, claims: OperationClaims, at: string, owner: Located): void {
  const mediaTypes = isObject(owner.node) ? Object.keys(Object(owner.node["content"])).sort() : [];
  if (mediaTypes.length > 0) {
    claim(placeAt(claims, at, undefined), "mediaType", mediaTypes, childPointer(owner.pointer, "content"));
  }
  const body = bodyOf(context.document, owner, context);
  if (body === undefined) {
    return;
  }
  if (body.schema !== undefined) {
    claimSchema(context, claims, at, undefined, body.schema);
  }
  claimExamples(context, claims, at, body.examples);
}

function claimExamples(
  context: ClaimContext,
  claims: OperationClaims,
  at: string,
  examples: readonly Example[],
): void {
  for (const { value, pointer } of context.examples ? examples : []) {
    claimExample(claims, at, undefined, value, pointer);
  }
}
