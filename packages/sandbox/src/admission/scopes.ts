const known = new WeakMap<object, ReadonlyMap<string, readonly (readonly string[])[]>>();

interface Described {
  readonly operationId?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** The scopes that a document demands of an operation: one list for each kind of token that it takes. */
export function scopesOf(document: object, operationId: string): readonly (readonly string[])[] {
  let scopes = known.get(document);
  if (scopes === undefined) {
    const { paths = {} }: { paths?: Readonly<Record<string, Readonly<Record<string, Described>>>> } =
      document;
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    scopes = new Map(
      operations.map(({ operationId: id = "", security = [] }) => [id, security.flatMap(Object.values)]),
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
