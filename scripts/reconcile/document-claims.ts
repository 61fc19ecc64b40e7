import { childPointer, isList, isObject, isText, members } from "@crm-invoices/openapi";
import { claim, type DocumentClaims, type OperationClaims, type Place, placeAt } from "./claims.ts";
import { claimExample } from "./example-claims.ts";
import { listOperations, type OperationNames, pathParameters, type StatedOperation } from "./operations.ts";
import { type ClaimOptions, claimSchema } from "./schema-claims.ts";
import { type DocumentContext, dereference, schemaAt } from "./schema-view.ts";
import { claimSecurity } from "./security-claims.ts";

type Context = DocumentContext & ClaimOptions;

/** Flattens an OpenAPI document, a bundle or a source, into claims. `names` says what each operation is called. */
export function claimsOf(document: unknown, names: OperationNames, options: ClaimOptions): DocumentClaims {
  const context: Context = { document, unresolved: new Map(), ...options };
  const operations = new Map<string, OperationClaims>();
  for (const operation of listOperations(document)) {
    const named = names.get(operation.key) ?? operation;
    const claims = operations.get(named.name) ?? new Map<string, Place>();
    operations.set(named.name, claims);
    claimOperation(context, claims, operation, named);
  }
  return { operations, unresolved: context.unresolved };
}

function claimOperation(
  context: Context,
  claims: OperationClaims,
  operation: StatedOperation,
  named: StatedOperation,
): void {
  const { node, pointer } = operation;
  claim(placeAt(claims, "operation", undefined), "operation", true, pointer);
  if (operation.path !== undefined) {
    claim(placeAt(claims, "path", undefined), "path", operation.path, operation.itemPointer);
  }
  claimSecurity(context.document, claims, node, pointer);
  claimParameters(context, claims, operation, renamed(operation, named));
  if (node["requestBody"] !== undefined) {
    claimRequest(context, claims, node["requestBody"], childPointer(pointer, "requestBody"));
  }
  for (const [status, response] of members(node["responses"])) {
    claimResponse(
      context,
      claims,
      status,
      response,
      childPointer(childPointer(pointer, "responses"), status),
    );
  }
}

/** Path parameters are the same by position, so the name another document gives them does not matter. */
function renamed(operation: StatedOperation, named: StatedOperation): (name: string) => string {
  const own = pathParameters(operation.path ?? "");
  const common = pathParameters(named.path ?? "");
  return (name) => common[own.indexOf(name)] ?? name;
}

function claimParameters(
  context: Context,
  claims: OperationClaims,
  operation: StatedOperation,
  rename: (name: string) => string,
): void {
  for (const [owner, start] of [
    [operation.node, operation.pointer],
    [operation.item, operation.itemPointer],
  ] as const) {
    for (const [index, slot] of listOr(owner["parameters"]).entries()) {
      const slotPointer = childPointer(childPointer(start, "parameters"), index);
      const { node, pointer } = dereference(context, slot, slotPointer);
      if (!isObject(node) || !isText(node["name"]) || !isText(node["in"])) {
        continue;
      }
      // OpenAPI says that a header parameter of this name is to be ignored: it is what `security` states.
      if (node["in"] === "header" && node["name"].toLowerCase() === "authorization") {
        continue;
      }
      const name = node["in"] === "path" ? rename(node["name"]) : node["name"];
      const at = `${node["in"]}.${name}`;
      claim(placeAt(claims, at, undefined), "present", true, slotPointer);
      claim(
        placeAt(claims, at, undefined),
        "required",
        node["required"] === true,
        childPointer(pointer, "required"),
      );
      claimSchema(context, claims, at, undefined, schemaAt(node["schema"], childPointer(pointer, "schema")));
      claimExamples(context, claims, at, node, pointer);
      claimContent(context, claims, at, node["content"], childPointer(pointer, "content"));
    }
  }
}

function listOr(value: unknown): readonly unknown[] {
  return isList(value) ? value : [];
}

function claimRequest(context: Context, claims: OperationClaims, slot: unknown, slotPointer: string): void {
  const { node, pointer } = dereference(context, slot, slotPointer);
  const place = placeAt(claims, "request", undefined);
  claim(place, "present", true, slotPointer);
  if (isObject(node)) {
    claim(place, "required", node["required"] === true, childPointer(pointer, "required"));
    claimContent(context, claims, "request", node["content"], childPointer(pointer, "content"));
  }
}

function claimResponse(
  context: Context,
  claims: OperationClaims,
  status: string,
  slot: unknown,
  slotPointer: string,
): void {
  const at = `response.${status}`;
  const { node, pointer } = dereference(context, slot, slotPointer);
  claim(placeAt(claims, at, undefined), "present", true, slotPointer);
  if (!isObject(node)) {
    return;
  }
  for (const [name, header] of members(node["headers"])) {
    const location = `${at}.header.${name}`;
    const headerPointer = childPointer(childPointer(pointer, "headers"), name);
    const target = dereference(context, header, headerPointer);
    claim(placeAt(claims, location, at), "present", true, headerPointer);
    if (isObject(target.node)) {
      claimSchema(
        context,
        claims,
        location,
        at,
        schemaAt(target.node["schema"], childPointer(target.pointer, "schema")),
      );
      claimExamples(context, claims, location, target.node, target.pointer);
    }
  }
  claimContent(context, claims, at, node["content"], childPointer(pointer, "content"));
}

/** The JSON body, or the first one when none is JSON. */
function claimContent(
  context: Context,
  claims: OperationClaims,
  at: string,
  content: unknown,
  start: string,
): void {
  const bodies = members(content);
  const [type, body] = bodies.find(([name]) => name.includes("json")) ?? bodies[0] ?? [];
  if (type === undefined || !isObject(body)) {
    return;
  }
  const pointer = childPointer(start, type);
  claimSchema(context, claims, at, undefined, schemaAt(body["schema"], childPointer(pointer, "schema")));
  claimExamples(context, claims, at, body, pointer);
}

function claimExamples(
  context: Context,
  claims: OperationClaims,
  at: string,
  node: unknown,
  pointer: string,
): void {
  if (!context.examples || !isObject(node)) {
    return;
  }
  if (Object.hasOwn(node, "example")) {
    claimExample(claims, at, undefined, node["example"], childPointer(pointer, "example"));
  }
  for (const [name, slot] of members(node["examples"])) {
    const example = dereference(context, slot, childPointer(childPointer(pointer, "examples"), name));
    if (isObject(example.node) && Object.hasOwn(example.node, "value")) {
      claimExample(claims, at, undefined, example.node["value"], childPointer(example.pointer, "value"));
    }
  }
}
