import { once } from "node:events";
import { parseArgs } from "node:util";
import { runCommand } from "@crm-invoices/scripts/run-command";
import { outputFolder } from "./folders.ts";
import { siteServer } from "./site-server.ts";

const host = "127.0.0.1";

await runCommand(async () => {
  const { values } = parseArgs({ options: { port: { type: "string", default: "4000" } } });
  const server = siteServer(outputFolder);
  server.listen(Number(values.port), host);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  console.log(`The documentation is at http://${host}:${port}/ (Ctrl-C ends it).`);
});
