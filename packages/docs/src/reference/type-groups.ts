import { isObject, isText, referenceTarget } from "@crm-invoices/openapi";
import type { Brand } from "./brand.ts";
import { byTag, operationsOf } from "./operation.ts";

/** Named types that are shown on one page. */
export interface TypeGroup {
  /** The tag whose operations alone lead to the types; undefined for those that several tags share. */
  readonly tag: string | undefined;
  readonly names: readonly string[];
  /** The page, from the site's root. */
  readonly href: string;
}

/** The named types of a brand by the tag they belong to, the shared ones first. */
export function typeGroupsOf(brand: Brand): TypeGroup[] {
  const { document, id } = brand;
  const tags = [...byTag(brand, operationsOf(brand))].map(([tag, operations]) => {
    const reached = new Set<string>();
    for (const { node } of operations) reach(document, node, reached);
    return { tag, reached };
  });
  const ownerOf = (name: string) => {
    const owners = tags.filter(({ reached }) => reached.has(`#/components/schemas/${name}`));
    return owners.length === 1 ? owners[0]?.tag : undefined;
  };
  const names = Map.groupBy(Object.keys(document.components.schemas).sort(), ownerOf);
  return [undefined, ...tags.map(({ tag }) => tag)].flatMap((tag) => {
    const members = names.get(tag);
    return members === undefined
      ? []
      : [
          {
            tag,
            names: members,
            href: `/reference/${id}/types/${tag === undefined ? "shared" : slug(tag)}.html`,
          },
        ];
  });
}

/** Adds every reference that a node leads to. */
function reach(document: unknown, node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) reach(document, item, found);
  } else if (isObject(node)) {
    const { $ref: reference, ...rest } = node;
    if (isText(reference) && !found.has(reference)) {
      found.add(reference);
      reach(document, referenceTarget(document, reference, "").node, found);
    }
    for (const value of Object.values(rest)) reach(document, value, found);
  }
}

const slug = (tag: string): string => tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
