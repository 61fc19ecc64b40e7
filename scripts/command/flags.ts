import { parseArgs } from "node:util";
import { complaintOf } from "@crm-invoices/mock/complaint";
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
 * @throws UsageError when it is not of the form that `usage` shows; it names the flag that was probably meant.
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
    const problem = secret
      ? "One of the options is unknown, lacks its value, or has a value where it takes none."
      : complaintOf(error, ["help", ...Object.keys(options)]);
    throw new UsageError(problem, usage);
  }
}
