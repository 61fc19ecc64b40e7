import type { Edit } from "../edit.ts";
import { limitEdits } from "./limits.ts";
import { structureEdits } from "./structure.ts";
import { writtenEdits } from "./written.ts";

/** Edits of the description, one or more for each kind of change. */
export const edits: readonly Edit[] = [...writtenEdits, ...structureEdits, ...limitEdits];
