import { defaultHost, defaultPort } from "@crm-invoices/mock/internal";

/** What `--help` prints. */
export function help(brands: readonly string[]): string {
  return `Usage: crm-invoices-sandbox [brand…] [options]

Serves a stateful Invoices API for each brand, or for all if none is named: an
invoice that is created can be read, sent, paid and voided. The response header
X-Sandbox-Rules names the rules behind each response, and the evidence for them.

Brands: ${brands.join(", ")}

Options:
  --port N         port of the first brand; each further brand takes the next one,
                   0 takes free ports (default: ${defaultPort})
  --host H         address to listen on (default: ${defaultHost}, this machine only)
  --data DIR       folder to keep the data in (default: memory, until it stops)
  --empty          start without the invoice of the documented examples
  --rule R=C       choose C for rule R, such as overpayment=accept; can be repeated
  --evidence E     any, or documented: respond with 501 if only reports or
                   assumptions could answer (default: any)
  --time-zone Z    IANA time zone of the location (default: UTC)
  --clock T        instant at which the clock of each world is frozen at first, such
                   as 2026-03-01T09:00:00Z (default: it runs with this machine's)
  --webhook-url U  URL to post each event to (default: none; events are collected for
                   GET /__mock/webhooks)
  --webhook-key F  file of the private Ed25519 key that signs them (default: created
                   at the first start and kept with the data)
  --webhook-rsa    sign with RSA too, a scheme that was to end on 2026-07-01 (reported)
  --contract C     observed or documented (default: observed)
  --versions A,B   accepted values of the header Version (default: all)
  --strict-values  refuse some values that the contract allows: amounts of 0 or less,
                   malformed email addresses, phone numbers, currencies and dates
  --allow-origin O origin whose pages may inspect and control the sandbox, besides
                   those of this machine; can be repeated
  --quiet          do not log requests
  -h, --help       print this help
  --version        print the version

Environment:
  DATABASE_URL     URL of a PostgreSQL database to keep the data in; requires the
                   package pg
  SANDBOX_RULES    choices for rules, such as overpayment=accept,dates=days

Exit codes: 0 after Ctrl-C or SIGTERM, 1 if it cannot start, 2 for an invalid command line.`;
}
