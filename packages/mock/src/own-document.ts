import {
  childPointer,
  DocumentError,
  isObject,
  isText,
  type JsonObject,
  locate,
  member,
  members,
} from "@crm-invoices/openapi";
import { messageOf } from "./message.ts";
import { requestMethods } from "./prism/methods.ts";

/** Beyond these, reading the document would exhaust the stack or the memory. */
const deepestNesting = 1000;
const mostNodes = 5_000_000;

/** What holds values rather than schemas. */
const values = /^(?:example|examples|default|const|enum|x-.*)$/;

/**
 * Refuses a document that somebody gives for what Prism would fail on without a place, or pass over in silence.
 *
 * @throws DocumentError that names the place.
 */
export function checkOwnDocument(document: JsonObject): void {
  if (!/^3\./.test(String(document["openapi"]))) {
    throw new DocumentError(`OpenAPI ${document["openapi"]} is not supported; 3.0 and 3.1 are.`, "/openapi");
  }
  checkNodes(document);
  checkSize(document);
  checkOperations(document);
}

/** What an object in a document is: one with keywords, one whose keys are names, or a value, as of an example. */
type Kind = "keywords" | "names" | "value";

const names = /^(?:properties|patternProperties|\$defs|schemas)$/;

/** Checks references and regular expressions wherever they stand. */
function checkNodes(document: JsonObject): void {
  const first: { node: unknown; pointer: string; depth: number; kind: Kind } = {
    node: document,
    pointer: "",
    depth: 0,
    kind: "keywords",
  };
  const waiting = [first];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, pointer, depth, kind } = next;
    if (typeof node !== "object" || node === null) continue;
    if (depth > deepestNesting)
      throw new DocumentError(`it is nested more than ${deepestNesting} levels deep.`, pointer.slice(0, 300));
    if (isObject(node)) checkObject(document, node, pointer, kind);
    for (const [key, child] of Object.entries(node)) {
      const of: Kind = kind === "keywords" && names.test(key) ? "names" : "keywords";
      const inValue = kind === "value" || (kind === "keywords" && values.test(key));
      const at = childPointer(pointer, key);
      waiting.push({ node: child, pointer: at, depth: depth + 1, kind: inValue ? "value" : of });
    }
  }
}

function checkObject(document: JsonObject, node: JsonObject, pointer: string, kind: Kind): void {
  // Also among values: Prism follows every reference.
  if (isText(node["$ref"])) locate(document, { node, pointer });
  if (kind !== "keywords") return;
  if (isText(node["pattern"])) checkExpression(node["pattern"], childPointer(pointer, "pattern"));
  for (const [expression] of members(node["patternProperties"])) {
    checkExpression(expression, childPointer(pointer, "patternProperties"));
  }
}

function checkExpression(expression: string, pointer: string): void {
  try {
    new RegExp(expression, "u");
  } catch (error) {
    throw new DocumentError(`"${expression}" is not a regular expression (${messageOf(error)}).`, pointer);
  }
}

/** Prism copies what a reference names to each place that refers to it. */
function checkSize(document: JsonObject): void {
  const sizes = new Map<object, number>();
  const sizeOf = (node: unknown, depth: number): number => {
    if (typeof node !== "object" || node === null) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    if (depth > 3 * deepestNesting) throw new DocumentError("its references are nested too deeply.", "");
    // What holds itself is not copied again.
    sizes.set(node, 0);
    const reference = isObject(node) ? node["$ref"] : undefined;
    const target = isText(reference) ? [locate(document, { node, pointer: "" }).node] : [];
    const size = [...Object.values(node), ...target].reduce<number>(
      (sum, child) => sum + sizeOf(child, depth + 1),
      1,
    );
    sizes.set(node, size);
    return size;
  };
  const size = sizeOf(document["paths"], 0);
  if (size > mostNodes) {
    throw new DocumentError(
      `with its references written out it has ${size} values; at most ${mostNodes} can be read.`,
      "/paths",
    );
  }
}

function checkOperations(document: JsonObject): void {
  const seen = new Map<string, string>();
  for (const [path, stated] of members(document["paths"])) {
    const place = childPointer("/paths", path);
    const { node: item } = locate(document, { node: stated, pointer: place });
    if (!path.startsWith("/")) continue;
    if (!isObject(item)) throw new DocumentError("a path must be an object.", place);
    for (const method of requestMethods) {
      if (!(method in item)) continue;
      const pointer = childPointer(place, method);
      const operation = item[method];
      if (!isObject(operation)) throw new DocumentError("an operation must be an object.", pointer);
      if (members(operation["responses"]).length === 0)
        throw new DocumentError("an operation needs a response.", childPointer(pointer, "responses"));
      const id = member(operation, "operationId");
      if (!isText(id)) continue;
      const other = seen.get(id);
      if (other !== undefined)
        throw new DocumentError(`"${id}" is also the id of #${other}.`, childPointer(pointer, "operationId"));
      seen.set(id, pointer);
    }
  }
}
