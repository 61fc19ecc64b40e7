/** What the runtime must know about one brand of the API. It is generated from the brand's document. */
export interface BrandDefinition {
  /** The brand's id, such as `highlevel`. */
  readonly id: string;
  /** The one value of `altType` that the brand knows. */
  readonly altType: string;
  /** The value of the `Version` header. */
  readonly apiVersion: string;
  /** Where the brand's API answers. */
  readonly baseUrl: string;
  /**
   * Every operation of the API, as text that stays small in a bundle: one line for each path, followed by
   * the operation id, method and marks of each operation there. {@link readOperations} reads it.
   */
  readonly operations: string;
}

/** One operation of the API. */
export interface OperationDefinition {
  readonly id: string;
  readonly method: string;
  /** The path as the document writes it, with its parameters in braces. */
  readonly path: string;
  /**
   * Where the operation takes `altId` and `altType`: `b` in the JSON body, `q` in the query, `n` not at all.
   * A capital letter says that a success has no body.
   */
  readonly marks: string;
}

/** The operations of a brand, in the order of its document. */
export function readOperations({ operations }: Pick<BrandDefinition, "operations">): OperationDefinition[] {
  return operations.split("\n").flatMap((line) => {
    const [path = "", ...words] = line.split(" ");
    const there: OperationDefinition[] = [];
    while (words[0]) {
      const [id = "", method = "", marks = ""] = words.splice(0, 3);
      there.push({ id, method, path, marks });
    }
    return there;
  });
}
