import { styleText } from "node:util";
import { messageOf, otherMock, printer, table, untilStopped } from "@crm-invoices/mock/internal";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox.ts";
import { altTypeOf } from "../seeds/alt-type.ts";
import { documentedId } from "../seeds/demo.ts";

/** Starts the sandbox, prints where it is and what it is asked; it runs until the process is told to stop. */
export async function serve(options: SandboxOptions, quiet: boolean): Promise<void> {
  await untilStopped(async () => {
    const sandbox = await startSandbox(options).catch(async (error: unknown) => {
      throw new Error((await otherMock(error)) ?? messageOf(error), { cause: error });
    });
    if (!quiet) sandbox.onRequest(printer(sandbox.state()));
    console.log(`${banner(sandbox, options)}\n\nPress Ctrl-C to stop.`);
    return sandbox;
  });
}

/** Where each brand answers and has its page, how to call the first one, where the data are, and how webhooks are verified. */
function banner(sandbox: Sandbox, { data, databaseUrl, webhooks }: SandboxOptions): string {
  const page = sandbox.key === undefined ? "" : `?key=${encodeURIComponent(sandbox.key)}`;
  const { brands } = sandbox.state();
  const rows = brands.map(({ id, title, url }) => [`${title} (${id})`, url, `${url}/${page}`]);
  const place = databaseUrl === undefined ? (data ?? "in memory, until it stops") : "in PostgreSQL";
  const key = sandbox.webhookKeys.ed25519.replace(/-----.*?-----|\s/g, "");
  const [heads = "", ...lines] = table([["Brand", "URL", "Page"], ...rows]);
  return [
    styleText("dim", heads),
    ...lines,
    ...brands.slice(0, 1).flatMap(({ id, url }) => ["", `Try it: ${listInvoices(url, altTypeOf(id) ?? "")}`]),
    "",
    `Data: ${place}`,
    `Webhooks: ${webhooks?.url ?? "collected"}, public key ${key}`,
  ].join("\n");
}

/** A command that every shell takes, whatever data there are. */
function listInvoices(url: string, altType: string): string {
  const query = `altId=${documentedId}&altType=${altType}&limit=10&offset=0`;
  return `curl "${url}/invoices/?${query}" -H "Authorization: Bearer any-token" -H "Version: 2021-07-28"`;
}
