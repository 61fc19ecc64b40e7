/** What a person wrote is wrong, in a file or on the command line: the message says where it stands and what is expected. */
export class UserError extends Error {
  override readonly name = "UserError";
}
