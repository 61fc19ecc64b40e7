/** What the runtime must know about one brand of the API. It is generated from the brand's document. */
export interface BrandDefinition {
  /** The one value of `altType` that the brand knows. */
  readonly altType: string;
  /** The value of the `Version` header unless another is asked for. */
  readonly version: string;
  /** Where the brand's API answers. */
  readonly baseUrl: string;
  /** Every operation of the API, as text that stays small in a bundle: a line for each, with the words of an {@link OperationRow}. */
  readonly operations: string;
}

/**
 * One operation of the API: its path, its method, where it takes `altId` and `altType` (a word with `b` for the body, with `q`
 * for the query) with a `?` behind it when a success may come without JSON, and its id.
 */
export type OperationRow = readonly [path: string, method: string, alt: string, id: string];

/** The operations of a brand, in the order of its document. */
export function readOperations(brand: Pick<BrandDefinition, "operations">): OperationRow[] {
  return brand.operations.split("\n").map((line) => Object(line.split(" ")));
}
