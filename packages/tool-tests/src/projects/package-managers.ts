import type { Cell, Install } from "../cell.ts";
import { clientOptions, recordPayment } from "./payment.ts";

const program = `
import { startMock } from "@crm-invoices/mock";
import { createClient } from "@crm-invoices/highlevel";

const mock = await startMock({ brand: "highlevel" });
const client = createClient(${clientOptions("mock.url")});
const { data, error } = await ${recordPayment};
if (error) throw error;
console.log("status", data.invoice.status);
await mock.close();
`;

function pnpm(version: string): Install {
  return {
    files: (references) => ({
      "pnpm-workspace.yaml": `overrides:\n${Object.entries(references)
        .map(([name, tarball]) => `  "${name}": ${tarball}\n`)
        .join("")}`,
    }),
    command: ["npx", "--yes", `pnpm@${version}`, "install", "--no-frozen-lockfile"],
  };
}

const yarnCommand = ["npx", "--yes", "--package=@yarnpkg/cli-dist@4.18.1", "yarn"];

function yarn(nodeLinker: "pnp" | "node-modules"): Install {
  return {
    manifest: (references) => ({ resolutions: references }),
    files: () => ({
      ".yarnrc.yml": `nodeLinker: ${nodeLinker}\n`,
      "yarn.lock": "",
    }),
    command: [...yarnCommand, "install", "--no-immutable"],
  };
}

const bun: Install = {
  manifest: (references) => ({ overrides: references }),
  command: ["npx", "--yes", "bun@1.4.5", "install"],
};

const managers: readonly {
  readonly name: string;
  readonly gate: boolean;
  readonly install?: Install;
  readonly run?: readonly string[];
}[] = [
  { name: "npm", gate: true },
  { name: "pnpm 10", gate: false, install: pnpm("10") },
  { name: "pnpm 11", gate: false, install: pnpm("11") },
  { name: "pnpm 12", gate: true, install: pnpm("12") },
  {
    name: "Yarn 4, Plug'n'Play",
    gate: true,
    install: yarn("pnp"),
    run: [...yarnCommand, "node", "program.mjs"],
  },
  { name: "Yarn 4, node_modules", gate: false, install: yarn("node-modules") },
  { name: "Bun", gate: false, install: bun },
];

/** Every package manager installs the packages and runs a call. */
export const packageManagers: readonly Cell[] = managers.map(
  ({ name, gate, install, run = ["node", "program.mjs"] }) => ({
    name,
    gate,
    ...(install && { install }),
    tools: {},
    files: { "program.mjs": program },
    commands: [run],
    prints: "status paid",
  }),
);
