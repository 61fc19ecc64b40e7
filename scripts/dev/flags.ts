import {
  defaultHost,
  defaultPort,
  UsageError as MockUsageError,
  parsePlaces,
} from "@crm-invoices/mock/command";
import { parseFlags } from "../command/flags.ts";
import { UsageError } from "../command/user-error.ts";
import type { Place } from "./serving.ts";

export const usage = `pnpm dev [brand…] [--port N] [--host H] [--quiet]

Serves a mock of each brand, all of them when none is named, and watches spec/: what is saved is checked, served
and generated at once. A mistake is shown with its file and line; the last good mock keeps serving.
  --port N  port of the first brand, each next brand takes one more; 0 takes any free ports (default: ${defaultPort})
  --host H  address to listen on (default: ${defaultHost}, this machine only)
  --quiet   print no line for each request`;

/** Undefined when the user only asks for help. */
export function readDevFlags(
  parameters: readonly string[],
  knownBrands: readonly string[],
): Place | undefined {
  const options = {
    port: { type: "string", default: String(defaultPort) },
    host: { type: "string", default: defaultHost },
    quiet: { type: "boolean", default: false },
  } as const;
  const flags = parseFlags(parameters, usage, options, { names: true });
  if (flags === undefined) {
    return undefined;
  }
  const { values, positionals } = flags;
  const { host, quiet } = values;
  try {
    const { brands, port } = parsePlaces(positionals, values.port, knownBrands);
    return { brands: positionals.length > 0 ? brands : undefined, port, host, quiet };
  } catch (error) {
    throw error instanceof MockUsageError ? new UsageError(error.message, usage) : error;
  }
}
