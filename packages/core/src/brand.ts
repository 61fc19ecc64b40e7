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
  /** Every operation of the API, by its operation id. */
  readonly operations: Readonly<Record<string, OperationDefinition>>;
}

/** One operation of the API. */
export interface OperationDefinition {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path as the document writes it, with its parameters in braces. */
  readonly path: string;
  /** Where the operation takes `altId` and `altType`: in the JSON body, in the query, or not at all. */
  readonly alt: "body" | "query" | "none";
}
