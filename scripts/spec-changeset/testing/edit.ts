import type { Change } from "../change.ts";
import type { Pair } from "../schema-pairs.ts";
import { EditedDocument } from "./edited-document.ts";

/** One edit of the description, and the changes that it releases. */
export interface Edit {
  readonly title: string;
  /** What the document says before the edit that the description does not. */
  readonly given?: (spec: EditedDocument) => void;
  readonly make: (spec: EditedDocument) => void;
  readonly changes: readonly Change[];
}

export const edit = (title: string, make: Edit["make"], ...changes: readonly Change[]): Edit => ({
  title,
  make,
  changes,
});

/** The document before an edit, and after it. */
export function edited(original: unknown, { given, make }: Edit): Pair<unknown> {
  const before = given === undefined ? original : changed(original, given);
  return [before, changed(before, make)];
}

function changed(original: unknown, make: Edit["make"]): unknown {
  const spec = new EditedDocument(original);
  make(spec);
  return spec.document;
}

export const major = (text: string): Change => ({ level: "major", text });
export const minor = (text: string): Change => ({ level: "minor", text });
export const patch = (text: string): Change => ({ level: "patch", text });
