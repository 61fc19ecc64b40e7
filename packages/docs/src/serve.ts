import { once } from "node:events";
import { parseArgs } from "node:util";
import { runCommand } from "@crm-invoices/scripts/command";
import { UserError } from "@crm-invoices/scripts/user-error";
import { outputFolder } from "./folders.ts";
import { siteServer } from "./site-server.ts";

const host = "127.0.0.1";

await runCommand(async () => {
  const { values } = parseArgs({ options: { port: { type: "string", default: "4000" } } });
  const port = Number(values.port);
  if (!(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new UserError(`--port ${values.port}: expected a number from 0 (any free port) to 65535.`);
  }
  const server = siteServer(outputFolder).listen(port, host);
  await once(server, "listening").catch((error: Error) => {
    throw new UserError(`Port ${port} cannot be used (${error.message}); choose another with --port.`);
  });
  const address = server.address();
  const used = typeof address === "object" ? address?.port : undefined;
  console.log(`The documentation is at http://${host}:${used}/ (Ctrl-C ends it).`);
});
