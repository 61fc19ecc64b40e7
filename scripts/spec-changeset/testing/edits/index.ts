import type { Edit } from "../edit.ts";
import { answerEdits } from "./answers.ts";
import { limitEdits } from "./limits.ts";
import { operationEdits } from "./operations.ts";
import { requestEdits } from "./requests.ts";
import { structureEdits } from "./structure.ts";

/** Edits of the description, one or more for each kind of change. */
export const edits: readonly Edit[] = [
  ...requestEdits,
  ...answerEdits,
  ...operationEdits,
  ...structureEdits,
  ...limitEdits,
];
