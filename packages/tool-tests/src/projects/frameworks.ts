import type { Cell } from "../cell.ts";
import { reactNativeTest } from "./jest.ts";
import { clientOptions, recordPayment } from "./payment.ts";

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

const nestVersions = [
  {
    major: "10",
    nest: "10.4.9",
    compilerOptions: { module: "commonjs", target: "ES2021", allowSyntheticDefaultImports: true },
  },
  {
    major: "11",
    nest: "11.2.10",
    compilerOptions: { module: "nodenext", target: "ES2023", esModuleInterop: true, isolatedModules: true },
  },
];

/** Nest compiles to CommonJS, with the options that its command line gives a new application. */
const nest: readonly Cell[] = nestVersions.map(({ major, nest: version, compilerOptions }) => ({
  name: `Nest ${major}, TypeScript ${compilerOptions.module}`,
  gate: false,
  tools: {
    "@nestjs/common": version,
    "@nestjs/core": version,
    "@nestjs/platform-express": version,
    "reflect-metadata": "0.2.2",
    rxjs: "7.8.2",
    typescript: "5.8.3",
    "@types/node": "22.20.7",
  },
  files: {
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        ...compilerOptions,
        declaration: true,
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
        strictNullChecks: true,
        skipLibCheck: true,
        outDir: "dist",
      },
      include: ["src"],
    }),
    "src/main.ts": `import { createClient, type InvoicesClient, InvoicesError } from "@crm-invoices/highlevel";
import { Controller, Get, HttpException, Inject, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

@Controller()
class PaymentController {
  constructor(@Inject("INVOICES") private readonly client: InvoicesClient) {}

  @Get("pay")
  async pay(): Promise<object> {
    const { client } = this;
    const { data, error } = await ${recordPayment};
    if (error instanceof InvoicesError) throw new HttpException(error.message, error.status ?? 502);
    return { status: data?.invoice.status };
  }
}

export async function start(url: string) {
  @Module({
    controllers: [PaymentController],
    providers: [{ provide: "INVOICES", useFactory: () => createClient(${clientOptions("url")}) }],
  })
  class AppModule {}

  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, "127.0.0.1");
  return app;
}
`,
    "program.mjs": `import { startMock } from "@crm-invoices/mock";
import main from "./dist/main.js";

const mock = await startMock({ brand: "highlevel" });
const app = await main.start(mock.url);
console.log(await (await fetch(await app.getUrl() + "/pay")).text());
await app.close();
await mock.close();
`,
  },
  commands: [
    ["tsc", "-p", "."],
    ["node", "program.mjs"],
  ],
  prints: '{"status":"paid"}',
}));

const reactNative = "0.82.1";

const reactNativeTools = {
  "react-native": reactNative,
  "@react-native/babel-preset": reactNative,
  "@react-native/metro-config": reactNative,
  "@babel/core": "7.28.0",
  react: "19.1.1",
  jest: "29.7.0",
  prettier: "2.8.8",
};

const babel = { "babel.config.js": 'module.exports = { presets: ["module:@react-native/babel-preset"] };\n' };

/** A bundle as Metro makes it for a phone, run by Node, which has the fetch that the client needs. */
const metro: Cell = {
  name: "React Native, Metro",
  gate: false,
  tools: reactNativeTools,
  files: {
    ...babel,
    "metro.config.js": `const { getDefaultConfig, mergeConfig } = require("@react-native/metro-config");

module.exports = mergeConfig(getDefaultConfig(__dirname), {
  serializer: { getModulesRunBeforeMainModule: () => [], getPolyfills: () => [] },
});
`,
    "index.js": `import { createClient } from "@crm-invoices/highlevel";

globalThis.pay = async (url) => {
  const client = createClient(${clientOptions("url")});
  const { data, error } = await ${recordPayment};
  return error ?? data.invoice.status;
};
`,
    "program.mjs": `import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { startMock } from "@crm-invoices/mock";

const mock = await startMock({ brand: "highlevel" });
runInThisContext(readFileSync("bundle.js", "utf8"));
console.log("status", await globalThis.pay(mock.url));
await mock.close();
`,
  },
  commands: [
    ["metro", "build", "index.js", "--out", "bundle.js", "--platform", "ios", "--config", "metro.config.js"],
    ["node", "program.mjs"],
  ],
  prints: "status paid",
};

/** Frameworks build the client in, and their applications call the API. */
export const frameworks: readonly Cell[] = [
  ...next,
  ...nest,
  {
    ...reactNativeTest,
    name: "React Native, Jest",
    gate: false,
    tools: reactNativeTools,
    files: { ...babel, ...reactNativeTest.files },
  },
  metro,
];
