import { defaultHost, defaultPort } from "./arguments.ts";

/** What `--help` prints. */
export function help(brands: readonly string[]): string {
  return `Usage: crm-invoices-mock [brand…] [options]

Serves a mock of the Invoices API for each brand, all of them when none is named.
It checks each request and answers with an example; it keeps no state.

Brands: ${brands.join(", ")}

Options:
  --port N     port of the first brand, each next brand takes one more;
               0 takes any free ports (default: ${defaultPort})
  --host H     address to listen on (default: ${defaultHost}, this machine only)
  -h, --help   print this text
  --version    print the version`;
}
