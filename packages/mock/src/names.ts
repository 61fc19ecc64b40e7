import type { Brand, OperationId } from "./generated/names.ts";

export type { Brand, OperationId };

/** The names of brands and operations that can be given: any, as for documents of your own. */
export interface Names {
  readonly brand: string;
  readonly operation: string;
}

/** The names of the published documents: others do not compile, unless {@link Names} is given in their place. */
export interface PublishedNames extends Names {
  readonly brand: Brand;
  readonly operation: OperationId;
}
