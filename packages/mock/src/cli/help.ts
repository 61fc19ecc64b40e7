import { defaultHost, defaultPort } from "./flags.ts";

/** What `--help` prints. */
export function help(brands: readonly string[]): string {
  return `Usage: crm-invoices-mock [brand…] [options]

Serves a mock of the Invoices API for each brand, or for all if none is named.
It validates each request and responds with an example; it keeps no state. Open
its URL in a browser for its operations, its requests and its controls.

Brands: ${brands.join(", ")}

Options:
  --port N         port of the first brand; each further brand takes the next one,
                   0 takes free ports (default: ${defaultPort})
  --host H         address to listen on (default: ${defaultHost}, this machine only)
  --documents DIR  folder with your own OpenAPI documents, <brand>.json each
                   (default: those of @crm-invoices/spec)
  --contract C     documented: accept only what the publisher documents; observed:
                   accept what callers report to work, too (default: observed)
  --versions A,B   accepted values of the header Version, to test how others fail
                   once they are retired (default: all of the contract)
  --strict-values  refuse some values that the contract allows: amounts of 0 or less,
                   malformed email addresses, phone numbers, currencies and dates
  --allow-origin O origin whose pages may inspect and control the mock, besides those
                   of this machine; can be repeated
  --watch          reload a changed document without dropping connections
  --quiet          do not log requests
  -h, --help       print this help
  --version        print the version

Exit codes: 0 after Ctrl-C or SIGTERM, 1 if it cannot start, 2 for an invalid command line.`;
}
