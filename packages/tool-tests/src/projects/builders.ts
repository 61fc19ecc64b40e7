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

const vite: readonly Cell[] = ["5.4.20", "6.4.1", "7.3.0", "8.3.8"].map((version) => ({
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

const next: readonly Cell[] = [
  { next: "14.2.35", react: "18.3.1" },
  { next: "15.5.9", react: "19.2.0" },
  { next: "16.4.6", react: "19.2.0" },
].map(({ next: version, react }) => ({
  name: `Next ${version.split(".")[0]}`,
  gate: false,
  tools: { next: version, react, "react-dom": react },
  files: {
    "app/layout.jsx": `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
    "app/page.jsx": "export default function Page() {\n  return <p>Invoices</p>;\n}\n",
    "app/pay/route.js": `import { createClient } from "@crm-invoices/highlevel";

export const dynamic = "force-dynamic";

export async function GET() {
  const client = createClient(${clientOptions("process.env.INVOICES_URL")});
  const { data, error } = await ${recordPayment};
  return Response.json({ status: data?.invoice.status, error });
}
`,
    "program.mjs": `import { spawn } from "node:child_process";
import { startMock } from "@crm-invoices/mock";

const mock = await startMock({ brand: "highlevel" });
const server = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", "0", "-H", "127.0.0.1"], {
  env: { ...process.env, INVOICES_URL: mock.url },
});
try {
  const url = await new Promise((resolve, reject) => {
    let printed = "";
    const read = (text) => {
      printed += text;
      const [found] = /http:\\/\\/(?:127\\.0\\.0\\.1|localhost):[1-9]\\d*/.exec(printed) ?? [];
      if (found && /ready/i.test(printed)) resolve(found);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("exit", () => reject(new Error(printed)));
  });
  console.log(await (await fetch(url + "/pay")).text());
} finally {
  server.kill();
  await mock.close();
}
`,
  },
  commands: [
    ["next", "build"],
    ["node", "program.mjs"],
  ],
  prints: '"status":"paid"',
}));

/** Every builder takes the client in, and Vite serves the mock. */
export const builders: readonly Cell[] = [...vite, ...next];
