import { isList } from "@crm-invoices/openapi";
import { type Facet, type Shown, type Stated, usageKeywords } from "./claims.ts";
import type { Kind } from "./kinds.ts";

/** What one source says, and the pointer of the node that says it. */
export interface Witness {
  readonly source: string;
  readonly says: string;
  readonly pointer: string;
}

/** A place where sources and spec, or sources among themselves, do not say the same. */
export interface Disagreement {
  readonly kind: Kind;
  readonly operation: string;
  readonly at: string;
  readonly facet: Facet;
  /** Who says what; nobody when the spec says something that no source states. */
  readonly witnesses: readonly Witness[];
  /** What the spec says. */
  readonly spec: string;
  /** Where the spec says it: the brand whose bundle it is, and the pointer in it. */
  readonly brand: string | undefined;
  readonly pointer: string | undefined;
}

/** A statement in words: `number`, `required`, `one of "draft", "send"`, `default "999"`. */
export function inWords(facet: Facet, stated: Stated | undefined): string {
  if (stated === undefined) {
    return facet === "present" || facet === "operation"
      ? "nothing here"
      : isUsage(facet)
        ? `not ${facet}`
        : `no ${facet === "mediaType" ? "media type" : facet}`;
  }
  const { value } = stated;
  switch (facet) {
    case "operation":
      return "this operation";
    case "present":
      return "present";
    case "path":
      return String(value);
    case "type":
      return listed(value, " or ");
    case "required":
      return value === true ? "required" : "optional";
    case "enum":
      return `one of ${values(isList(value) ? value : [])}`;
    case "security":
      return `token of ${listed(value, " or ")}`;
    case "deprecated":
    case "readOnly":
    case "writeOnly":
      return facet;
    case "additionalProperties":
      return "no other properties";
    case "mediaType":
    case "server":
      return listed(value, ", ");
    case "scopes":
      return `scopes ${listed(value, ", ")}`;
    default:
      return `${facet} ${JSON.stringify(value)}`;
  }
}

function isUsage(facet: Facet): boolean {
  return usageKeywords.some((keyword) => keyword === facet);
}

const shownValues = 12;

function values(list: readonly unknown[]): string {
  const shown = list.slice(0, shownValues).map((one) => JSON.stringify(one));
  const more = list.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}

function listed(value: unknown, separator: string): string {
  return isList(value) ? value.join(separator) : String(value);
}

/** A shown value in words: `example "19"`, `placeholder <array>`, `example that is an object`. */
export function shownInWords(shown: Shown): string {
  if (shown.placeholder) {
    return `placeholder ${String(shown.value)}`;
  }
  if (shown.value !== undefined) {
    const text = JSON.stringify(shown.value);
    return `example ${text.length > 60 ? `${text.slice(0, 57)}…"` : text}`;
  }
  return shown.type === "null" ? "example null" : `example that is an ${shown.type}`;
}
