/** What the runtime must know about one brand of the API. It is generated from the brand's document. */
export interface BrandDefinition {
  /** The brand's id, such as `highlevel`. */
  readonly id: string;
  /** The one value of `altType` that the brand knows. */
  readonly altType: string;
  /** The values of the `Version` header, the default first. */
  readonly versions: readonly [string, ...string[]];
  /** Where the brand's API answers. */
  readonly baseUrl: string;
  /**
   * Every operation of the API, as text that stays small in a bundle: one line for each path, followed by the operation
   * id, the method and a letter for each operation there. The letter says where `altId` and `altType` go: `b` into the
   * body, `q` into the query, `n` nowhere; a capital says that a success has no body. {@link readOperations} reads it.
   */
  readonly operations: string;
}

/** One operation of the API. */
export interface OperationDefinition {
  /** Undefined for an operation that the description does not have. */
  readonly id: string | undefined;
  readonly method: string;
  /** The path as the document writes it, with its parameters in braces. */
  readonly path: string;
  /** Where the operation takes `altId` and `altType`; undefined when it does not. */
  readonly alt: "body" | "query" | undefined;
  /** Whether a success carries JSON; undefined when that is not known. */
  readonly promisesJson: boolean | undefined;
}

/** The operations of a brand, in the order of its document. */
export function readOperations({ operations }: Pick<BrandDefinition, "operations">): OperationDefinition[] {
  return operations.split("\n").flatMap((line) => {
    const [path = "", ...words] = line.split(" ");
    const there: OperationDefinition[] = [];
    while (words[0]) {
      const [id = "", method = "", letter = ""] = words.splice(0, 3);
      const alt = /b/i.test(letter) ? "body" : /q/i.test(letter) ? "query" : undefined;
      there.push({ id, method, path, alt, promisesJson: /[a-z]/.test(letter) });
    }
    return there;
  });
}
