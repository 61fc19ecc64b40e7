import { styleText } from "node:util";
import type { RequestRecord } from "@crm-invoices/mock";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox.ts";
import { altTypeOf } from "../seeds/alt-type.ts";
import { documentedId } from "../seeds/demo.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Starts the sandbox, prints where it is and what it is asked; it runs until the process is told to stop. */
export async function serve(options: SandboxOptions, quiet: boolean): Promise<void> {
  let sandbox: Sandbox | undefined;
  const stop = (): void => {
    // A second signal while connections are being cut must not wait for the first.
    for (const signal of signals) process.once(signal, () => process.exit(0));
    void Promise.resolve(sandbox?.close()).finally(() => process.exit(0));
  };
  for (const signal of signals) process.once(signal, stop);
  // Nobody reads any more, as after `| head`.
  process.stdout.on("error", stop);

  sandbox = await startSandbox(options);
  if (!quiet) sandbox.onRequest((record) => console.log(line(record)));
  console.log(`${banner(sandbox, options)}\n\nPress Ctrl-C to stop.`);
}

/** Where each brand answers and has its page, how to call the first one, where the data are, and how webhooks are verified. */
function banner(sandbox: Sandbox, { data, databaseUrl, webhooks }: SandboxOptions): string {
  const page = sandbox.key === undefined ? "" : `?key=${encodeURIComponent(sandbox.key)}`;
  const { brands } = sandbox.state();
  const rows = brands.map(({ id, title, url }) => [`${title} (${id})`, url, `${url}/${page}`]);
  const place = databaseUrl === undefined ? (data ?? "in memory, until it stops") : "in PostgreSQL";
  const key = sandbox.webhookKeys.ed25519.replace(/-----.*?-----|\s/g, "");
  return [
    ...table([["Brand", "URL", "Page"], ...rows]),
    ...brands.slice(0, 1).flatMap(({ id, url }) => ["", `Try it: ${listInvoices(url, altTypeOf(id) ?? "")}`]),
    "",
    `Data: ${place}`,
    `Webhooks: ${webhooks?.url ?? "collected"}, verified with ${key}`,
  ].join("\n");
}

/** A command that every shell takes, whatever data there are. */
function listInvoices(url: string, altType: string): string {
  const query = `altId=${documentedId}&altType=${altType}&limit=10&offset=0`;
  return `curl "${url}/invoices/?${query}" -H "Authorization: Bearer any-token" -H "Version: 2021-07-28"`;
}

/** Lines whose columns are as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widthOf(column)))
      .join("   ")
      .trimEnd(),
  );
}

/** One readable line about a request; a client's text starts no line of its own. */
function line({ status, method, path, operationId, ms, causes, violations }: RequestRecord): string {
  const color = status < 400 ? "green" : status < 500 ? "yellow" : "red";
  return [
    styleText(color, String(status)),
    method,
    JSON.stringify(path).slice(1, -1),
    operationId ?? "no operation",
    `${ms.toFixed(1)} ms`,
    ...causes.slice(0, 1).map((cause) => JSON.stringify(cause).slice(1, -1)),
    ...violations.map((violation) => styleText("red", `the response breaks the contract: ${violation}`)),
  ].join("  ");
}
