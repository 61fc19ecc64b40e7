import type { Brand, OperationId } from "./generated/names.ts";

export type { Brand, OperationId };

/** Names of brands and operations: any string, as for your own documents. */
export interface Names {
  readonly brand: string;
  readonly operation: string;
}

/** The names in the published documents. Others do not compile, unless you pass {@link Names} as the type argument. */
export interface PublishedNames extends Names {
  readonly brand: Brand;
  readonly operation: OperationId;
}
