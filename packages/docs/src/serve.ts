import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "@crm-invoices/scripts/command";
import { parseFlags } from "@crm-invoices/scripts/flags";
import { UserError } from "@crm-invoices/scripts/user-error";
import { outputFolder, repository } from "./folders.ts";
import { pagesAddress } from "./site/address.ts";
import { siteServer } from "./site-server.ts";

const host = "127.0.0.1";

const usage = `pnpm run docs [--port N]

Builds the documentation and serves it on this machine.
  --port N  the port to listen on; 0 takes any free one (default: 4000)`;

await runCommand(async () => {
  const flags = parseFlags(process.argv.slice(2), usage, { port: { type: "string", default: "4000" } });
  if (flags === undefined) {
    console.log(usage);
    return;
  }
  const { values } = flags;
  const port = Number(values.port);
  if (!(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new UserError(`--port ${values.port}: expected a number from 0 (any free port) to 65535.`);
  }
  const { repository: home }: { repository: string } = JSON.parse(
    await readFile(join(repository, "package.json"), "utf8"),
  );
  const { pathname } = new URL(pagesAddress(home));
  const server = siteServer(outputFolder, pathname).listen(port, host);
  await once(server, "listening").catch((error: Error) => {
    throw new UserError(`Port ${port} cannot be used (${error.message}); choose another with --port.`);
  });
  const address = server.address();
  const used = typeof address === "object" ? address?.port : undefined;
  console.log(`The documentation is at http://${host}:${used}${pathname} (Ctrl-C ends it).`);
});
