import { childPointer, isObject, isText, type JsonObject, valueAt } from "@crm-invoices/openapi";
import type { InputFile } from "./input-file.ts";
import { keep, mapOf, type Rule, scalar, shape, type Work } from "./keep.ts";

const schemeShape = shape(
  "a security scheme",
  {
    type: scalar,
    scheme: scalar,
    name: scalar,
    in: scalar,
    openIdConnectUrl: scalar,
    flows: mapOf((spot, work) => keep(spot, flowShape, work)),
  },
  ["description", "bearerFormat"],
);

/** The name of a scope is a fact, its description is not. */
const scope: Rule = ({ node }) => (isText(node) ? "" : undefined);

const flowShape = shape(
  "a flow",
  { authorizationUrl: scalar, tokenUrl: scalar, refreshUrl: scalar, scopes: mapOf(scope) },
  [],
);

/** The security schemes that operations ask for, in the order of the document. */
export function keepSecuritySchemes(root: InputFile, work: Work): JsonObject {
  const start = "/components/securitySchemes";
  const declared = valueAt(root.content, start);
  const schemes: [string, JsonObject][] = [];
  for (const name of isObject(declared) ? Object.keys(declared) : []) {
    const pointer = childPointer(start, name);
    const spot = work.references.follow({ file: root, pointer, node: valueAt(root.content, pointer) });
    const kept = work.schemes.has(name) ? keep(spot, schemeShape, work) : undefined;
    if (kept !== undefined) {
      schemes.push([name, reduced(kept, userType(spot.node))]);
    }
  }
  for (const name of work.schemes) {
    if (!isObject(declared) || !Object.hasOwn(declared, name)) {
      work.overlooked.note(`the security scheme ${name}, which is asked for but not described`, {
        file: root,
        pointer: start,
        node: declared,
      });
    }
  }
  return Object.fromEntries(schemes);
}

/** Only an API key is sent under a name of its own; others carry these keywords without meaning. */
function reduced({ name, in: place, ...others }: JsonObject, tokenUserType: string | undefined): JsonObject {
  return {
    ...others,
    ...(others["type"] === "apiKey" ? { name, in: place } : {}),
    ...(tokenUserType === undefined ? {} : { "x-token-user-type": tokenUserType }),
  };
}

/** The publisher states the kind of token only in the text of the description. */
function userType(scheme: unknown): string | undefined {
  const description = isObject(scheme) && isText(scheme["description"]) ? scheme["description"] : "";
  const found = new Set(
    [...description.matchAll(/user type as (Sub-Account|Agency)\b/g)].map(([, type]) => type),
  );
  return found.size === 1 ? [...found][0] : undefined;
}
