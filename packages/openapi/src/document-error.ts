/** An OpenAPI document cannot be read: a reference leads nowhere or in a circle, or something is nested too deeply. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  /** JSON pointer of what is wrong. */
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(`#${pointer}: ${message}`);
    this.pointer = pointer;
  }
}
