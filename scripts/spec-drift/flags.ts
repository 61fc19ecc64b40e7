import { parseFlags } from "../command/flags.ts";
import { UsageError } from "../command/user-error.ts";

export const usage = `pnpm spec:drift <recording.har>… [--brand <id>] [--server <url>]… [--write <file>] [--json]

Compares recorded traffic with the documents in spec/generated. Tokens and personal data are replaced before
anything is printed or written. Proposes entries for spec/ledger.yaml, and changes no file of the description.
  --brand <id>     the brand whose document is compared; otherwise altType in the traffic decides, and every
                   brand where it does not
  --server <url>   where the traffic went instead of the API's own server, such as a proxy or a mock
  --write <file>   write the report and the proposed entries to this file too
  --json           print the report as JSON

Exit code: 0 nothing new, 1 drift that no ledger entry is about, 2 wrong usage or a recording that cannot be read.`;

export interface Flags {
  readonly files: readonly string[];
  readonly brand: string | undefined;
  readonly servers: readonly URL[];
  readonly write: string | undefined;
  readonly json: boolean;
}

/** Undefined when the user only asks for help. No message repeats a value, since it may be a secret. */
export function readFlags(parameters: readonly string[]): Flags | undefined {
  const options = {
    brand: { type: "string" },
    server: { type: "string", multiple: true },
    write: { type: "string" },
    json: { type: "boolean" },
  } as const;
  const flags = parseFlags(parameters, usage, options, { names: true, secret: true });
  if (flags === undefined) {
    return undefined;
  }
  const { values, positionals } = flags;
  if (positionals.length === 0) {
    throw new UsageError("Which recording is to be compared? Name a HAR file.", usage);
  }
  return {
    files: positionals,
    brand: values.brand,
    servers: (values.server ?? []).map(readServer),
    write: values.write,
    json: values.json ?? false,
  };
}

function readServer(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      "--server: expected an address that begins with http:// or https://, such as http://127.0.0.1:4010.",
      usage,
    );
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new UsageError(
      "--server: expected an address without a user, a password, a query and a fragment.",
      usage,
    );
  }
  return url;
}
