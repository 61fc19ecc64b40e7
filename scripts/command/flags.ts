import { parseArgs } from "node:util";
import { UserError } from "./user-error.ts";

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

/** Reads flags and names from the command line; a flag that is wrong is a {@link UserError} that ends with the usage. */
export function parseFlags<const Own extends Options>(
  parameters: readonly string[],
  usage: string,
  options: Own,
) {
  try {
    return parseArgs({ args: [...parameters], allowPositionals: true, options });
  } catch (error) {
    // Node's own errors are not `instanceof Error` inside the test runner.
    if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
      throw new UserError(`${String(error.message)}\n\n${usage}`);
    }
    throw error;
  }
}
