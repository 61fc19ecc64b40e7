export { type Change, type EditOptions, type EditResult, edit, type Refusal } from "./edit.ts";
export { EditError } from "./edit-error.ts";
export { type ListForEdit, readFromList } from "./read-from-list.ts";
