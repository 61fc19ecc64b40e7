import { claim, type OperationClaims, placeAt } from "./claims.ts";
import { claimExample } from "./example-claims.ts";
import { type DocumentContext, pointerOf, type Schema, viewOf } from "./schema-view.ts";

export interface ClaimOptions {
  /** Whether examples count as claims; a bundle's own examples are for others to check. */
  readonly examples: boolean;
}

/**
 * Claims everything the schema says about location `at` and what is below it: `at.name` for a property,
 * `at[]` for the items of an array, `at{}` for properties without a name of their own.
 */
export function claimSchema(
  context: DocumentContext & ClaimOptions,
  claims: OperationClaims,
  at: string,
  parent: string | undefined,
  schema: Schema,
): void {
  const view = viewOf(context, schema);
  const place = placeAt(claims, at, parent);
  for (const [facet, { value, pointer }] of view.facets) {
    claim(place, facet, value, pointer);
  }
  const part = (name: string, child: Schema): void => {
    claim(placeAt(claims, name, at), "present", true, pointerOf(child));
    claimSchema(context, claims, name, at, child);
  };
  for (const [name, property] of view.properties) {
    const location = `${at}.${name}`;
    const required = view.required.get(name);
    claim(placeAt(claims, location, at), "required", required !== undefined, required ?? pointerOf(property));
    part(location, property);
  }
  if (view.items !== undefined) {
    part(`${at}[]`, view.items);
  }
  if (view.others !== undefined) {
    part(`${at}{}`, view.others);
  }
  if (context.examples) {
    for (const { value, pointer } of view.examples) {
      claimExample(claims, at, parent, value, pointer);
    }
  }
}
