import {
  bodyOf,
  isObject,
  type Located,
  locate,
  members,
  requestBodyOf,
  responsesOf,
  type Schema,
  type SchemaView,
  schemaTargets,
  viewSchema,
} from "@crm-invoices/openapi";
import type { StatedOperation } from "../reconcile/operations.ts";

/** The same thing in the old document and in the new one. */
export type Pair<Part> = readonly [before: Part, after: Part];

/** A schema, at one location of one operation. */
export interface SchemaPair {
  readonly at: string;
  readonly schemas: Pair<Schema>;
  readonly views: Pair<SchemaView>;
}

/** What has a schema or media types: a parameter, a body, a response or a header of it. */
export interface Owner {
  readonly at: string;
  readonly nodes: Pair<Located>;
}

/** Everything of an operation that has a value and that both documents have. */
export function* ownersOf(
  [before, after]: Pair<unknown>,
  [previous, current]: Pair<StatedOperation>,
): Generator<Owner> {
  for (const parameter of current.parameters) {
    const { in: place, name } = parameter;
    const known = previous.parameters.find((each) => each.in === place && each.name === name);
    if (known !== undefined) yield { at: `${place}.${name}`, nodes: [known, parameter] };
  }
  const requests = [requestBodyOf(before, previous), requestBodyOf(after, current)] as const;
  if (requests[0] !== undefined && requests[1] !== undefined) {
    yield { at: "request", nodes: [requests[0], requests[1]] };
  }
  const responses = new Map(responsesOf(before, previous).map((response) => [response.status, response]));
  for (const response of responsesOf(after, current)) {
    const known = responses.get(response.status);
    if (known === undefined) continue;
    const at = `response.${response.status}`;
    yield { at, nodes: [known, response] };
    for (const [name, header] of members(response.node["headers"])) {
      const other = members(known.node["headers"]).find(([each]) => each === name);
      if (other !== undefined) {
        const nodes = [locate(before, nodeOnly(other[1])), locate(after, nodeOnly(header))] as const;
        yield { at: `${at}.header.${name}`, nodes };
      }
    }
  }
}

function nodeOnly(node: unknown): Located {
  return { node, pointer: "" };
}

/** The schemas of an owner and all that is below them, where both documents have one. */
export function* schemaPairs(documents: Pair<unknown>, { at, nodes }: Owner): Generator<SchemaPair> {
  const [previous, current] = [schemaOf(documents[0], nodes[0]), schemaOf(documents[1], nodes[1])];
  if (previous !== undefined && current !== undefined) {
    yield* below(documents, at, [previous, current], []);
  }
}

function schemaOf(document: unknown, owner: Located): Schema | undefined {
  const own = isObject(owner.node) ? owner.node["schema"] : undefined;
  return own === undefined
    ? bodyOf(document, owner)?.schema
    : { node: own, pointer: `${owner.pointer}/schema` };
}

function* below(
  documents: Pair<unknown>,
  at: string,
  schemas: Pair<Schema>,
  around: readonly unknown[],
): Generator<SchemaPair> {
  const [before, after] = documents;
  const [previous, current] = schemas;
  const targets = [...schemaTargets(before, previous), ...schemaTargets(after, current)].map(
    ({ node }) => node,
  );
  // A schema that contains itself says no more the second time.
  if (targets.every((node) => around.includes(node))) return;
  const views = [viewSchema(before, previous), viewSchema(after, current)] as const;
  yield { at, schemas, views };
  const inside = [...around, ...targets];
  for (const [name, property] of views[1].properties) {
    const known = views[0].properties.get(name);
    if (known !== undefined) yield* below(documents, `${at}.${name}`, [known, property], inside);
  }
  if (views[0].items !== undefined && views[1].items !== undefined) {
    yield* below(documents, `${at}[]`, [views[0].items, views[1].items], inside);
  }
  const others = [views[0].additionalProperties, views[1].additionalProperties] as const;
  if (others[0] !== undefined && others[1] !== undefined) {
    yield* below(documents, `${at}{}`, [others[0], others[1]], inside);
  }
}
