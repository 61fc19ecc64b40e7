import { fieldOf } from "../messages.ts";

/** An edit that was not sent. */
export class EditError extends Error {
  /** Knows those of another copy of this package, too. */
  static override [Symbol.hasInstance](value: unknown): value is EditError {
    return fieldOf(value, "name") === "EditError";
  }

  override readonly name = "EditError";
  /**
   * - `changed`: the record was changed by somebody else meanwhile. Edit it again.
   * - `not found`: the list of these records has none with this id.
   */
  readonly reason: "changed" | "not found";
  /** There was no response. */
  readonly status = undefined;
  /** Nothing was sent that could have been carried out. */
  readonly uncertain = false;

  constructor(reason: EditError["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}
