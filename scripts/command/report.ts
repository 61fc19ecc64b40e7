import { UsageError, UserError } from "./user-error.ts";

/** Where a command prints; `console` is one. */
export interface Output {
  log(text: string): void;
  error(text: string): void;
}

/**
 * Runs a command and gives its exit code: 2 for a wrong command line, 1 for another error of its user, which is told in the
 * error's words alone.
 */
export async function report(output: Output, command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    // Node reports a file that cannot be read as an error with a code.
    if (typeof error === "object" && error !== null && (error instanceof UserError || "code" in error)) {
      output.error("message" in error ? String(error.message) : String(error));
      return error instanceof UsageError ? 2 : 1;
    }
    throw error;
  }
}
