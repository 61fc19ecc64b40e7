import { isText, listOf, listOperations, members } from "@crm-invoices/openapi";

const known = new WeakMap<object, ReadonlyMap<string, readonly (readonly string[])[]>>();

/** The scopes that a document demands of an operation: one list for each kind of token that it takes. */
export function scopesOf(document: object, operationId: string): readonly (readonly string[])[] {
  let scopes = known.get(document);
  if (scopes === undefined) {
    scopes = new Map(
      listOperations(document).map(({ id, node }) => [
        id,
        listOf(node["security"])
          .flatMap(members)
          .map(([, demanded]) => listOf(demanded).filter(isText)),
      ]),
    );
    known.set(document, scopes);
  }
  return scopes.get(operationId) ?? [];
}

/** The scopes that a token says it has, `any-name~invoices.readonly+invoices.write`; undefined for one that has all. */
export function scopesOfToken(token: string): readonly string[] | undefined {
  const [, written] = token.split("~");
  return written?.split("+");
}
