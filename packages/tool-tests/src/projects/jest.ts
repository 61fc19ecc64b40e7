import { readFileSync } from "node:fs";
import type { Cell } from "../cell.ts";
import { clientOptions, recordPayment, refusedCall } from "./payment.ts";

const body = (load: string, title: string): string => `${load}
test("${title}", async () => {
  const client = createClient(${clientOptions("process.env.INVOICES_URL")});
  const { data, error } = await ${recordPayment};
  expect(error).toBeUndefined();
  expect(data${"!"}.invoice.status).toBe("paid");
  const refused = await ${refusedCall};
  expect(refused.error).toBeInstanceOf(InvalidRequestError);
});
`;

const untyped = (source: string): string => source.replaceAll("data!", "data");

const manual = readFileSync(new URL("../../../mock/README.md", import.meta.url), "utf8");

/** The files that the mock's manual shows for a Jest that runs CommonJS. */
const globalMock = Object.fromEntries(
  Array.from(
    manual.matchAll(/```js\n\/\/ (mock-(?:setup|teardown)\.mjs)(.*?)```/gs),
    ([, name = "", code = ""]) => [name, `//${code}`],
  ),
);

const globalSetup = { globalSetup: "./mock-setup.mjs", globalTeardown: "./mock-teardown.mjs" };
const required = 'const { createClient, InvalidRequestError } = require("@crm-invoices/highlevel");\n';
const imported = 'import { createClient, InvalidRequestError } from "@crm-invoices/highlevel";\n';

const versions = [
  { jest: "29.7.0", tsJest: "29.4.0" },
  { jest: "30.5.2", tsJest: "29.4.0" },
];

/** Every way in which Jest is set up loads the client, and gets a mock. */
export const jestProjects: readonly Cell[] = versions.flatMap(({ jest, tsJest }): Cell[] => {
  const [major = ""] = jest.split(".");
  const gate = major === "30";
  const prints = /Tests: +1 passed/;
  return [
    {
      name: `Jest ${major}, CommonJS as "npm init" leaves it`,
      gate,
      tools: { jest },
      manifest: { jest: globalSetup },
      files: { ...globalMock, "payment.test.js": untyped(body(required, "a payment is recorded")) },
      commands: [["jest"]],
      prints,
    },
    {
      name: `Jest ${major}, Babel`,
      gate: false,
      tools: { jest, "@babel/preset-env": "7.28.0", "@babel/core": "7.28.0" },
      manifest: {
        jest: globalSetup,
        babel: { presets: [["@babel/preset-env", { targets: { node: "current" } }]] },
      },
      files: { ...globalMock, "payment.test.js": untyped(body(imported, "a payment is recorded")) },
      commands: [["jest"]],
      prints,
    },
    {
      name: `Jest ${major}, ts-jest`,
      gate,
      tools: { jest, "ts-jest": tsJest, typescript: "5.9.3", "@types/jest": "29.5.14" },
      manifest: { jest: { ...globalSetup, preset: "ts-jest" } },
      files: {
        ...globalMock,
        "tsconfig.json": JSON.stringify({
          compilerOptions: { strict: true, esModuleInterop: true, target: "es2022", module: "commonjs" },
        }),
        "payment.test.ts": body(imported, "a payment is recorded"),
      },
      commands: [["jest"]],
      prints,
    },
    {
      name: `Jest ${major}, swc`,
      gate: false,
      tools: { jest, "@swc/jest": "0.2.39", "@swc/core": "1.16.22" },
      manifest: { jest: { ...globalSetup, transform: { "\\.tsx?$": "@swc/jest" } } },
      files: { ...globalMock, "payment.test.ts": body(imported, "a payment is recorded") },
      commands: [["jest"]],
      prints,
    },
    {
      name: `Jest ${major}, ES modules`,
      gate,
      tools: { jest },
      manifest: { type: "module", jest: { transform: {} } },
      files: {
        "payment.test.js": untyped(
          body(
            `${imported}import { useMock } from "@crm-invoices/mock/jest";\n\nconst mock = useMock({ brand: "highlevel" });\n`,
            "a payment is recorded",
          ),
        ).replace("process.env.INVOICES_URL", "mock.url"),
      },
      commands: [["node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js"]],
      prints,
    },
  ];
});
