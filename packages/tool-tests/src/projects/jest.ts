import { readFileSync } from "node:fs";
import { codeBlocks } from "@crm-invoices/scripts/code-blocks";
import type { Cell } from "../cell.ts";
import { clientOptions, patience, recordPayment, refusedCall } from "./payment.ts";

/** A test file; `load` gives it createClient and InvalidRequestError. */
const body = (load: string): string => `${load}
test("a payment is recorded", async () => {
  const client = createClient(${clientOptions("process.env.INVOICES_URL")});
  const { data, error } = await ${recordPayment};
  expect(error).toBeUndefined();
  expect(data?.invoice.status).toBe("paid");
  const refused = await ${refusedCall};
  expect(refused.error).toBeInstanceOf(InvalidRequestError);
});
`;

const manual = readFileSync(new URL("../../../mock/README.md", import.meta.url), "utf8");

/** The files that the mock's manual shows for a Jest that runs CommonJS, and how Jest is told of them. */
const globalMock = Object.fromEntries(
  codeBlocks(manual, "js").map((code) => [
    /^\/\/ (mock-(?:setup|teardown)\.mjs)/.exec(code)?.[1] ?? "",
    code,
  ]),
);

const ownMock = `import { useMock } from "@crm-invoices/mock/jest";

const mock = useMock({ brand: "highlevel" });
`;

const globalSetup = { globalSetup: "./mock-setup.mjs", globalTeardown: "./mock-teardown.mjs" };
const required = 'const { createClient, InvalidRequestError } = require("@crm-invoices/highlevel");\n';
const imported = 'import { createClient, InvalidRequestError } from "@crm-invoices/highlevel";\n';

const versions = [
  { jest: "29.7.0", types: "29.5.14" },
  { jest: "30.5.2", types: "30.0.0" },
];

/** What a project of React Native tests. */
export const reactNativeTest: Pick<Cell, "manifest" | "files" | "commands" | "prints"> = {
  manifest: { jest: { ...globalSetup, preset: "react-native" } },
  files: { ...globalMock, "payment.test.js": body(imported) },
  commands: [["jest", patience]],
  prints: /Tests: +1 passed/,
};

/** Every way in which Jest is set up loads the client, and gets a mock. */
export const jestProjects: readonly Cell[] = versions.flatMap(({ jest, types }): Cell[] => {
  const [major = ""] = jest.split(".");
  const newest = major === "30";
  const shared = { commands: [["jest", patience]], prints: /Tests: +1 passed/ };
  return [
    {
      ...shared,
      name: `Jest ${major}, CommonJS as "npm init" leaves it`,
      gate: newest,
      tools: { jest },
      manifest: { jest: globalSetup },
      files: { ...globalMock, "payment.test.js": body(required) },
    },
    {
      ...shared,
      name: `Jest ${major}, ES modules`,
      gate: newest,
      tools: { jest },
      manifest: { type: "module", jest: { transform: {} } },
      files: {
        "payment.test.js": body(`${imported}${ownMock}`).replace("process.env.INVOICES_URL", "mock.url"),
      },
      commands: [["node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js", patience]],
    },
    {
      ...shared,
      name: `Jest ${major}, Babel`,
      gate: false,
      tools: { jest, "@babel/preset-env": "7.28.0", "@babel/core": "7.28.0" },
      manifest: {
        jest: globalSetup,
        babel: { presets: [["@babel/preset-env", { targets: { node: "current" } }]] },
      },
      files: { ...globalMock, "payment.test.js": body(imported) },
    },
    {
      ...shared,
      name: `Jest ${major}, ts-jest`,
      gate: false,
      tools: { jest, "ts-jest": "29.4.0", typescript: "5.9.3", "@types/jest": types },
      manifest: { jest: { ...globalSetup, preset: "ts-jest" } },
      files: {
        ...globalMock,
        "tsconfig.json": JSON.stringify({
          compilerOptions: { strict: true, esModuleInterop: true, target: "es2022", module: "commonjs" },
        }),
        "payment.test.ts": body(imported),
      },
    },
    {
      ...shared,
      name: `Jest ${major}, swc`,
      gate: false,
      tools: { jest, "@swc/jest": "0.2.39", "@swc/core": "1.16.22" },
      manifest: { jest: { ...globalSetup, transform: { "\\.tsx?$": "@swc/jest" } } },
      files: { ...globalMock, "payment.test.ts": body(imported) },
    },
  ];
});
