import type { Cell } from "../cell.ts";
import { clientOptions, recordPayment } from "./payment.ts";

const viteProgram = `import { writeFile } from "node:fs/promises";
import { createClient } from "@crm-invoices/highlevel";
import { createServer } from "vite";

const server = await createServer({ logLevel: "silent" });
await server.listen(0);
const origin = "http://localhost:" + server.httpServer.address().port;
const client = createClient(${clientOptions('origin + "/invoices-api"')});
const { data, error } = await ${recordPayment};
if (error) throw error;
const reloaded = new Promise((resolve) => (server.ws.send = resolve));
const document = await (await fetch(origin + "/invoices-api/openapi.json")).json();
await writeFile("api.json", JSON.stringify({ ...document, info: { ...document.info, title: "Changed" } }));
const { type } = await reloaded;
const changed = await (await fetch(origin + "/invoices-api/openapi.json")).json();
console.log(data.invoice.status, type, changed.info.title);
await server.close();
`;

/** Vite takes the client in, and serves the mock. */
export const builders: readonly Cell[] = ["5.4.20", "6.4.1", "7.3.0", "8.3.8"].map((version) => ({
  name: `Vite ${version.split(".")[0]}`,
  gate: version.startsWith("8"),
  tools: { vite: version },
  manifest: { type: "module" },
  files: {
    "index.html": "<!doctype html><title>Invoices</title>\n",
    "copy-document.js": `import { copyFileSync } from "node:fs";
copyFileSync("node_modules/@crm-invoices/spec/generated/highlevel.observed.json", "api.json");
`,
    "vite.config.js": `import { invoicesMock } from "@crm-invoices/mock/vite";
import { defineConfig } from "vite";

export default defineConfig({ plugins: [invoicesMock({ brand: "highlevel", document: "api.json" })] });
`,
    "program.js": viteProgram,
  },
  commands: [
    ["node", "copy-document.js"],
    ["node", "program.js"],
  ],
  prints: "paid full-reload Changed",
}));
