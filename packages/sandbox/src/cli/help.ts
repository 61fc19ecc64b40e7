import { defaultHost, defaultPort } from "@crm-invoices/mock/internal";

/** What `--help` prints. */
export function help(brands: readonly string[]): string {
  return `Usage: crm-invoices-sandbox [brand…] [options]

Serves the Invoices API with state for each brand, all of them when none is named:
what is created can be read, sent, paid and made void. Each answer says in the
header X-Sandbox-Rules which rules made it, and how sure they are.

Brands: ${brands.join(", ")}

Options:
  --port N         port of the first brand, each next brand takes one more;
                   0 takes any free ports (default: ${defaultPort})
  --host H         address to listen on (default: ${defaultHost}, this machine only)
  --data DIR       folder that keeps the data (default: they are kept in memory)
  --empty          begin without the invoice of the documented examples
  --rule R=C       let choice C hold for rule R, such as overpayment=accept;
                   may be given several times
  --evidence E     any (default), or documented: answer 501 where only reports or
                   assumptions could answer
  --time-zone Z    time zone of the location (default: UTC)
  --clock T        instant at which each world begins, with its clock frozen, such as
                   2026-03-01T09:00:00Z (default: the clock of this machine, running)
  --webhook-url U  address that each event is posted to (default: collected, see
                   GET /__mock/webhooks)
  --webhook-key F  file with the private Ed25519 key that signs them (default: made
                   at the first start, and kept with the data)
  --webhook-rsa    sign with RSA too, as the publisher did before 2026-07-01
  --contract C     observed (default) or documented
  --versions A,B   values of the header Version to accept (default: all)
  --strict-values  refuse values that the contract allows: what is no email address,
                   E.164 phone number, ISO 4217 currency, amount above 0 or date
  --allow-origin O origin of a web page that may see and change the sandbox itself
  --quiet          print no line for each request
  -h, --help       print this text
  --version        print the version

Environment:
  DATABASE_URL     address of a PostgreSQL database that keeps the data; needs the
                   package pg beside the sandbox
  SANDBOX_RULES    choices of rules, such as overpayment=accept,dates=days

Exit codes: 0 after Ctrl-C or SIGTERM, 1 when it cannot start, 2 for a wrong command line.`;
}
