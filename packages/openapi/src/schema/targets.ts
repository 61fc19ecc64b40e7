import { type Located, locate, type ReadOptions } from "../reference.ts";
import type { Schema } from "./model.ts";

/**
 * The nodes that a schema leads to, references followed: one, or one for each of several. A schema all of whose targets
 * are targets of schemas around it contains itself: who walks down properties and items ends there.
 */
export function schemaTargets(document: unknown, schema: Schema, options: ReadOptions = {}): Located[] {
  if ("node" in schema) {
    return [locate(document, schema, options)];
  }
  const parts = "all" in schema ? schema.all : schema.any;
  return parts.flatMap((part) => schemaTargets(document, part, options));
}
