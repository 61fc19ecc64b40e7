import type { Located } from "../reference.ts";

/** A schema: a node of the document, or several of which all hold (`all`) or one does (`any`). */
export type Schema = Located | { readonly all: readonly Schema[] } | { readonly any: readonly Schema[] };

/** A value, and the JSON pointer of the node that states it. */
export interface Stated {
  readonly value: unknown;
  readonly pointer: string;
}

/** Schemas one of which has to hold. */
export interface Alternatives {
  readonly keyword: "oneOf" | "anyOf";
  readonly schemas: readonly Schema[];
}

/** A schema as one flat statement: references followed, `allOf` merged. */
export interface SchemaView {
  /** Every keyword that is not below, such as `type`, `enum`, `description` or `x-ledger`. */
  readonly keywords: ReadonlyMap<string, Stated>;
  /** Names of required properties → pointer of the statement. */
  readonly required: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly items: Schema | undefined;
  /** The schema of properties that have no name of their own; its node may be `true` or `false`. */
  readonly additionalProperties: Schema | undefined;
  /** What `example` and `examples` show. */
  readonly examples: readonly Stated[];
  /** Empty unless alternatives are kept. */
  readonly alternatives: readonly Alternatives[];
}
