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
 * One operation of the API: its path, its method, where it takes `altId` and `altType` (`b` for the body, `q` for the query,
 * then `?` if a success may have no JSON body), and its id.
 */
export type OperationRow = readonly [path: string, method: string, alt: string, id: string];

/** The operations of a brand, in the order of its document. */
export function readOperations(brand: Pick<BrandDefinition, "operations">): OperationRow[] {
  return brand.operations.split("\n").map((line) => Object(line.split(" ")));
}
