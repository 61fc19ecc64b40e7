/** What a person wrote is wrong, in a file or on the command line: the message says where it stands and what is expected. */
export class UserError extends Error {
  override readonly name: string = "UserError";
}

/** A command line that is not of the form that the command's usage shows; the message ends with the usage. */
export class UsageError extends UserError {
  override readonly name = "UsageError";

  constructor(problem: string, usage: string) {
    super(`${problem}\n\n${usage}`);
  }
}
