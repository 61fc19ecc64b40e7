/** What the runtime must know about one brand of the API. It is generated from the brand's document. */
export interface BrandDefinition {
  /** The one value of `altType` that the brand knows. */
  readonly altType: string;
  /** The value of the `Version` header unless another is asked for. */
  readonly version: string;
  /** Where the brand's API answers. */
  readonly baseUrl: string;
  /**
   * Every operation of the API, as text that stays small in a bundle: a line for each, with the words of an
   * {@link OperationRow} in reverse. A line without a path has that of the line before.
   */
  readonly operations: string;
}

/**
 * One operation of the API: its id, where it takes `altId` and `altType` (a word with `b` for the body, with `q` for the query),
 * with a `?` behind it when a success may come without JSON, its method and its path.
 */
export type OperationRow = readonly [id: string | undefined, alt: string, method: string, path: string];

/** The operations of a brand, in the order of its document. */
export function readOperations({ operations }: Pick<BrandDefinition, "operations">): OperationRow[] {
  let last = "";
  return operations.split("\n").map((line) => {
    const [id, alt = "", method = "", path = last] = line.split(" ").reverse();
    last = path;
    return [id, alt, method, path];
  });
}
