import { parseArgs } from "node:util";
import { UsageError } from "./user-error.ts";

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

/** What else a command line may hold, and what a complaint of it may say. */
export interface Reading {
  /** Whether there may be names beside the flags, such as those of brands or files. Default: false. */
  readonly names?: boolean;
  /** Whether a complaint must not repeat what was written, since it may be a secret. Default: false. */
  readonly secret?: boolean;
}

/**
 * Reads the command line of a command: its flags, and `--help` or `-h`, which every command has. Undefined when the user
 * only asks for help.
 *
 * @throws UsageError when it is not of the form that `usage` shows.
 */
export function parseFlags<const Own extends Options>(
  parameters: readonly string[],
  usage: string,
  options: Own,
  { names = false, secret = false }: Reading = {},
) {
  const help = { type: "boolean", short: "h" } as const;
  try {
    const asked = parseArgs({ args: [...parameters], options: { ...options, help }, strict: false });
    if (asked.values["help"] === true) return undefined;
    return parseArgs({ args: [...parameters], allowPositionals: names, options });
  } catch (error) {
    // Node's own errors are not `instanceof Error` inside the test runner.
    if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
      const problem = secret
        ? "One of the options is unknown, lacks its value, or has a value where it takes none."
        : String(error.message);
      throw new UsageError(problem, usage);
    }
    throw error;
  }
}
