import { defaultHost, defaultPort } from "./flags.ts";

/** What `--help` prints. */
export function help(brands: readonly string[]): string {
  return `Usage: crm-invoices-mock [brand…] [options]

Serves a mock of the Invoices API for each brand, all of them when none is named.
It checks each request and responds with an example; it keeps no state. Open its
address in a browser to see its operations, its requests and its switches.

Brands: ${brands.join(", ")}

Options:
  --port N         port of the first brand, each next brand takes one more;
                   0 takes any free ports (default: ${defaultPort})
  --host H         address to listen on (default: ${defaultHost}, this machine only)
  --documents DIR  folder with an OpenAPI document, <brand>.json, for each brand
                   (default: those of @crm-invoices/spec)
  --contract C     observed (default): also accepts what callers found to work,
                   and says so; documented: only what the publisher documents
  --versions A,B   values of the header Version to accept, to try out the
                   retirement of the others (default: all of the contract)
  --strict-values  refuse values that the contract allows: what is no email address,
                   E.164 phone number, ISO 4217 currency, amount above 0 or date
  --allow-origin O origin of a web page that may see and change the mock itself,
                   beside those of this machine; may be given several times
  --watch          take over a changed document without dropping connections
  --quiet          print no line for each request
  -h, --help       print this text
  --version        print the version

Exit codes: 0 after Ctrl-C or SIGTERM, 1 when it cannot start, 2 for a wrong command line.`;
}
