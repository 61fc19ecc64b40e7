import { childPointer, isList, isObject, members } from "@crm-invoices/openapi";
import { constraintKeywords } from "../reconcile/claims.ts";
import { type OperationNames, statedOperations } from "../reconcile/operations.ts";

interface Statement {
  readonly heading: string;
  readonly at: string;
  /** Undefined when only the place itself is stated. */
  readonly label?: string;
  readonly text: string;
}

interface Position {
  readonly pointer: string;
  readonly heading: string;
  readonly at: string;
  /** Whether the keys are names that the publisher chose, not keywords. */
  readonly named: boolean;
}

/** The heading of what belongs to no operation. */
export const documentHeading = "Document";

/** Keywords whose members have names of their own. */
const collections = new Set([
  ...["paths", "webhooks", "properties", "responses", "content", "headers"],
  ...["schemas", "parameters", "requestBodies"],
]);

/** Keywords that claims cover, that repeat another one, or that tell only how the document is put together. */
const covered = new Set<string>([
  ...constraintKeywords,
  ...["type", "nullable", "format", "enum", "const", "default", "required", "example", "examples"],
  ...["name", "in", "security", "description", "$ref", "openapi", "info"],
]);

/** Keywords whose value is shown in full: claims unite alternatives, and do not look into the others. */
const whole = new Set([
  ...["anyOf", "oneOf", "not", "prefixItems", "contains", "propertyNames", "patternProperties"],
  ...["discriminator", "dependentRequired", "securitySchemes"],
]);

/**
 * What a source states that is no claim about a place of an operation: operation ids, media types,
 * deprecations, names of components, the version of the document.
 */
export function otherStatements(document: unknown, names: OperationNames): Statement[] {
  const operations = new Map(
    statedOperations(document).map(({ key, name, pointer }) => [pointer, names.get(key)?.name ?? name]),
  );
  const statements: Statement[] = [];

  const visit = (node: unknown, position: Position): void => {
    const operation = operations.get(position.pointer);
    const { heading, at } = operation === undefined ? position : { heading: operation, at: "operation" };
    for (const [key, value] of members(node)) {
      const isKeyword = !position.named;
      if (isKeyword && covered.has(key)) {
        continue;
      }
      const pointer = childPointer(position.pointer, key);
      const child = { pointer, heading, at: joined(at, key), named: isKeyword && collections.has(key) };
      if (typeof value !== "object" || value === null || (isKeyword && whole.has(key))) {
        statements.push({ heading, at, label: key, text: JSON.stringify(value) });
      } else if (isList(value)) {
        for (const [index, item] of value.entries()) {
          const name = joined(child.at, nameOf(item, index));
          visit(item, { pointer: childPointer(pointer, index), heading, at: name, named: false });
        }
      } else {
        if (isKeyword && key === "content") {
          statements.push({ heading, at, label: "media types", text: Object.keys(value).join(", ") });
        }
        if (/^\/components\/[^/]+\/[^/]+$/.test(pointer)) {
          statements.push({ heading, at: child.at, text: "" });
        }
        visit(value, child);
      }
    }
  };
  visit(document, { pointer: "", heading: documentHeading, at: "", named: false });
  return statements;
}

function joined(at: string, key: string): string {
  return at === "" || at === "operation" ? key : `${at}.${key}`;
}

/** A parameter is known by its name, so that one more parameter does not change what follows it. */
function nameOf(item: unknown, index: number): string {
  return isObject(item) && typeof item["name"] === "string"
    ? `${String(item["in"])}.${item["name"]}`
    : String(index);
}
