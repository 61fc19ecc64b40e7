/** What the client runtime needs to know about a brand. It is generated from the brand's document. */
export interface BrandDefinition {
  /** The one `altType` of the brand, `location` or `account`. */
  readonly altType: string;
  /** The default value of the `Version` header. */
  readonly version: string;
  /** The URL of the brand's API. */
  readonly baseUrl: string;
  /** Every operation of the API, as text that stays small in a bundle: one line each, with the words of an {@link OperationRow}. */
  readonly operations: string;
}

/**
 * One operation of the API: its method, where it takes `altId` and `altType` (`b` for the body, `q` for the query, then `?` if a
 * success may have no JSON body), its id, and its path.
 */
export type OperationRow = readonly [method: string, alt: string, id: string, path: string];

/** The operations of a brand, in the order of its table. */
export function readOperations(brand: Pick<BrandDefinition, "operations">): OperationRow[];
export function readOperations(brand: Pick<BrandDefinition, "operations">): unknown[] {
  return brand.operations.split("\n").map((line) => line.split(" "));
}
