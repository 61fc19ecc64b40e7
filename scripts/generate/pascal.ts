/** An id of an operation as the beginning of a type's name. */
export function pascal(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
