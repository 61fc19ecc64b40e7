import { DocumentError } from "./document-error.ts";
import { isObject, isText, type JsonObject } from "./json.ts";
import { deepest } from "./limits.ts";
import { valueAt } from "./pointer.ts";

/** A node of a document and the JSON pointer of its place. */
export interface Located {
  readonly node: unknown;
  readonly pointer: string;
}

/** How a document is read. */
export interface ReadOptions {
  /**
   * Told of each reference that leads nowhere, as of those into other files; reading goes on with nothing in its
   * place. Without it, such a reference is a {@link DocumentError}.
   */
  readonly onUnresolved?: ((reference: string) => void) | undefined;
}

/** What a reference such as `#/components/schemas/Invoice` names; its node is undefined where it leads nowhere. */
export function referenceTarget(
  document: unknown,
  reference: string,
  from: string,
  { onUnresolved }: ReadOptions = {},
): Located {
  const pointer =
    reference === "#" ? "" : reference.startsWith("#/") ? decoded(reference.slice(1)) : undefined;
  const node = pointer === undefined ? undefined : valueAt(document, pointer);
  if (node === undefined) {
    if (onUnresolved === undefined) {
      throw new DocumentError(`the reference "${reference}" leads nowhere in this document.`, from);
    }
    onUnresolved(reference);
  }
  return { node, pointer: pointer ?? reference };
}

/** Follows references of any kind (schema, parameter, response, …) until it comes to something else. */
export function locate(document: unknown, from: Located, options: ReadOptions = {}): Located {
  return chain(document, from, options).at(-1) ?? from;
}

/**
 * Follows references until it comes to something else, and lays over that what stands beside the references: in
 * OpenAPI 3.1 a description beside `$ref` replaces that of its target. A schema has keywords beside `$ref` that hold
 * together with it: see `viewSchema`.
 *
 * @param combine lays the members beside a reference over its target; by default each of them replaces the target's.
 */
export function resolve(
  document: unknown,
  node: unknown,
  options: ReadOptions & {
    readonly combine?: (target: JsonObject, beside: JsonObject) => JsonObject;
  } = {},
): unknown {
  const { combine = (target, beside) => ({ ...target, ...beside }) } = options;
  return chain(document, { node, pointer: "" }, options)
    .map(({ node: link }) => link)
    .reduceRight((target, link) => {
      if (!isObject(link) || !isObject(target)) {
        return target;
      }
      const { $ref: _, ...beside } = link;
      return Object.keys(beside).length > 0 ? combine(target, beside) : target;
    });
}

/** The node, and what each reference leads to, in turn. */
function chain(document: unknown, from: Located, options: ReadOptions): Located[] {
  const links = [from];
  const met = new Set<string>();
  let { node, pointer } = from;
  while (isObject(node) && isText(node["$ref"])) {
    const reference = node["$ref"];
    if (met.has(reference)) {
      throw new DocumentError(`the reference "${reference}" leads back to itself.`, from.pointer);
    }
    if (met.size === deepest) {
      throw new DocumentError(`more than ${deepest} references follow one another.`, from.pointer);
    }
    met.add(reference);
    ({ node, pointer } = referenceTarget(document, reference, pointer, options));
    links.push({ node, pointer });
  }
  return links;
}

/** The name at the end of a reference: `Invoice` of `#/components/schemas/Invoice`. */
export function referenceName(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
