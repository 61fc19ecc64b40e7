import { isObject, isText, pointerKeys, valueAt } from "@crm-invoices/openapi";
import { type Change, listed, quoted, sentence } from "./change.ts";
import type { Difference } from "./redocly-diff.ts";

const wordingProperties = [
  "summary",
  "description",
  "title",
  "name",
  "url",
  "email",
  "version",
  "termsOfService",
];
const wordingTypes = ["Info", "Contact", "License", "Tag", "TagList", "ExternalDocs"];
const alwaysWording = ["summary", "description"];

/**
 * What `redocly diff` finds and the comparisons of claims and of examples do not: wording, and whatever else is in
 * a document. `covered` holds the pointers of what the claims have told already.
 */
export function documentChanges(
  differences: readonly Difference[],
  covered: ReadonlySet<string>,
  before: unknown,
  after: unknown,
): Change[] {
  const wording: string[] = [];
  const others: Change[] = [];
  for (const difference of differences) {
    const { property, pointers, usedAt } = difference;
    const [pointer = usedAt] = pointers.toReversed();
    const operation = operationAt(after, usedAt) ?? operationAt(before, usedAt);
    const isStamp = pointerKeys(pointer)[0] === "x-generated" || pointer === "/info/version";
    if (isStamp || isCovered(pointers, covered) || isExample(difference)) {
      continue;
    }
    if (isWording(difference)) {
      wording.push(operationAt(after, pointer) ?? ownerOf(pointer));
    } else if (property === "deprecated") {
      const isDeprecated = valueAt(after, pointer) === true;
      const what = operationAt(after, pointer) ?? ownerOf(pointer);
      others.push({
        level: isDeprecated ? "minor" : "patch",
        text: sentence(`${what} is ${isDeprecated ? "now" : "no longer"} deprecated`),
      });
    } else if (difference.messages.length > 0) {
      const who = operation === undefined ? "" : `${operation}: `;
      const told = difference.messages.join(" ").replace(/\.$/, "");
      others.push({ level: difference.level, text: sentence(`${who}${told}`) });
    } else if (difference.kind === "modified") {
      // Whatever is only new or gone, such as a part that no operation uses, is nothing to callers.
      wording.push(operation ?? ownerOf(pointer));
    }
  }
  return [
    ...distinct(others),
    ...(wording.length > 0
      ? [{ level: "patch", text: `The description of ${listed(wording, "part")} is reworded.` } as const]
      : []),
  ];
}

function isCovered(pointers: readonly string[], covered: ReadonlySet<string>): boolean {
  return pointers.some((pointer) =>
    [...covered].some(
      (known) =>
        known !== "" &&
        (known === pointer || known.startsWith(`${pointer}/`) || pointer.startsWith(`${known}/`)),
    ),
  );
}

/** Those are compared apart: of an example's value `redocly diff` tells nothing. */
function isExample({ type, property, pointers }: Difference): boolean {
  return (
    type.startsWith("Example") ||
    property === "examples" ||
    property === "example" ||
    pointers.some((pointer) => pointer.startsWith("/components/examples/"))
  );
}

function isWording({ type, property = "" }: Difference): boolean {
  return (
    alwaysWording.includes(property) ||
    property.startsWith("x-") ||
    (wordingTypes.includes(type) && (property === "" || wordingProperties.includes(property))) ||
    (type === "Schema" && property === "title")
  );
}

/** The operation or webhook that a pointer leads into, as a changelog calls it. */
function operationAt(document: unknown, pointer: string): string | undefined {
  const [section, name = "", method = ""] = pointerKeys(pointer);
  if (section === "webhooks") {
    return `the webhook ${quoted(name)}`;
  }
  const paths = isObject(document) ? document["paths"] : undefined;
  const item = section === "paths" && isObject(paths) ? paths[name] : undefined;
  const id = isObject(item) ? valueAt(item, `/${method}/operationId`) : undefined;
  return isText(id) ? quoted(id) : undefined;
}

/** The type, property or part of the document that a pointer leads into. */
function ownerOf(pointer: string): string {
  const [section, kind, name, ...rest] = pointerKeys(pointer);
  if (section !== "components" || name === undefined) {
    return section === "paths" && kind !== undefined ? quoted(kind) : "the document";
  }
  const properties = rest.filter((key, index) => rest[index - 1] === "properties" && key !== "");
  return quoted([name, ...properties].join("."));
}

function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [`${change.level} ${change.text}`, change])).values()];
}
