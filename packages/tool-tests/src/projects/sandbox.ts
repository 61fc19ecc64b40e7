import type { Cell } from "../cell.ts";
import { clientOptions, patience } from "./payment.ts";

/** The code of the life of an invoice, which `client` creates, sends, and sees paid in two parts. */
const life = `const { data: draft } = await client.createInvoice({
    body: {
      name: "Repair",
      currency: "USD",
      businessDetails: { name: "Workshop" },
      contactDetails: { id: "ada", name: "Ada", email: "ada@example.com", phoneNo: "+15550100" },
      issueDate: "2026-01-31",
      items: [{ name: "Hours", currency: "USD", amount: 50, qty: 2 }],
      discount: { type: "percentage", value: 0 },
      sentTo: { email: ["ada@example.com"] },
      liveMode: true,
    },
  });
  const invoiceId = draft._id;
  await client.sendInvoice({ invoiceId, body: { action: "email", liveMode: true, userId: "u1" } });
  const statuses = [];
  for (const amount of [40, 60]) {
    const body = { mode: "cash", notes: "", amount };
    const { data } = await client.recordInvoicePayment({ invoiceId, body });
    statuses.push(data.invoice.status);
  }`;

/** A test file of a runner. */
const testFile = (runner: "jest" | "vitest", globals: string): string => `${globals}
import { createClient } from "@crm-invoices/highlevel";
import { useSandbox } from "@crm-invoices/sandbox/${runner}";

const sandbox = useSandbox({ brand: "highlevel" });

test("an invoice is created, sent and paid in parts", async () => {
  const client = createClient(${clientOptions("sandbox.url")});
  ${life}
  expect(statuses).toEqual(["partially_paid", "paid"]);
});

test("what a test did is forgotten after it", async () => {
  const client = createClient(${clientOptions("sandbox.url")});
  const { data } = await client.listInvoices({ limit: "10", offset: "0" });
  expect(data.total).toBe(0);
});
`;

const most = { packages: 10, megabytes: 25 };

/** Counts what npm has installed: all that the sandbox brings, and the client. */
const sizeProgram = `import { readdirSync, readFileSync, statSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("node_modules/.package-lock.json", "utf8"));
const names = Object.keys(packages);
const scripts = names.filter((name) => packages[name].hasInstallScript);
const files = readdirSync("node_modules", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const megabytes = files.reduce((sum, { parentPath, name }) => sum + statSync(parentPath + "/" + name).size, 0) / 1e6;
console.log(names.length, "packages", megabytes.toFixed(1), "MB");
if (!names.includes("node_modules/@crm-invoices/sandbox")) throw new Error("The sandbox is not installed.");
if (scripts.length > 0) throw new Error("Scripts run when these are installed: " + scripts.join(", "));
if (names.length > ${most.packages}) throw new Error("More than ${most.packages} packages: " + names.join(", "));
if (megabytes > ${most.megabytes}) throw new Error("More than ${most.megabytes} MB: " + megabytes);
`;

const lifeProgram = `import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { createClient } from "@crm-invoices/highlevel";

const sandbox = spawn("crm-invoices-sandbox", ["highlevel", "--port", "0", "--quiet", "--empty"], {
  stdio: ["ignore", "pipe", "inherit"],
});
let url = "";
for await (const line of createInterface(sandbox.stdout)) {
  [, url = ""] = /\\(highlevel\\) +(\\S+)/.exec(line) ?? [];
  if (url !== "") break;
}
const client = createClient(${clientOptions("url")});
{
  ${life}
  console.log(statuses.join());
}
sandbox.kill();
`;

/** The sandbox is small to install, and keeps what is done to it: as a command, and in test runners. */
export const sandboxes: readonly Cell[] = [
  {
    name: "npm and the command of the sandbox",
    gate: true,
    tools: {},
    files: { "size.mjs": sizeProgram, "life.mjs": lifeProgram },
    commands: [
      ["node", "size.mjs"],
      ["node", "life.mjs"],
    ],
    prints: "partially_paid,paid\n",
  },
  {
    name: "Vitest 5 and the sandbox",
    gate: true,
    tools: { vitest: "5.1.2", jsdom: "26.1.0", "happy-dom": "18.0.1" },
    files: { "life.test.ts": testFile("vitest", 'import { expect, test } from "vitest";') },
    commands: [["vitest", "run", patience]],
    prints: /Tests +2 passed/,
  },
  {
    name: "Jest 30, ES modules, and the sandbox",
    gate: true,
    tools: { jest: "30.5.2" },
    manifest: { type: "module", jest: { transform: {} } },
    files: { "life.test.js": testFile("jest", "") },
    commands: [["node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js", patience]],
    prints: /Tests: +2 passed/,
  },
];
