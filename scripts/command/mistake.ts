/** A mistake in a file that a person wrote: its message says where it stands and what is expected. */
export class Mistake extends Error {
  override readonly name = "Mistake";
}
