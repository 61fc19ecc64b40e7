import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../command/user-error.ts";
import type { DocumentStamp } from "../../generate/document.ts";
import { type Consumer, createProject } from "../../readme/consumer.ts";
import { oneCall } from "../../readme/one-call.ts";
import { repository } from "../../workspace/paths.ts";
import { run } from "../../workspace/run.ts";
import { expectEqual } from "./expect-equal.ts";
import { mockCall } from "./mock-call.ts";

const compiler = join(repository, "node_modules/typescript/bin/tsc");
const vite = join(repository, "scripts/node_modules/vite/bin/vite.js");

/** An empty project that has installed packages by name, from the registry that `env` leads to. */
export async function installed(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Consumer> {
  const consumer = await createProject(compiler);
  try {
    await run("npm", ["install", "--ignore-scripts", ...names], { cwd: consumer.folder, env, signal });
    return consumer;
  } catch (error) {
    await consumer.remove();
    throw error;
  }
}

/** Type-checks and runs a call of the brand's client against the mock, both as they are installed. */
export async function callMock(
  consumer: Consumer,
  brand: string,
  stamp: DocumentStamp,
  signal: AbortSignal,
): Promise<void> {
  const printed = await consumer.run(mockCall(brand), signal);
  const [amountDue, client, mock] = printed.split("\n");
  expectEqual(`What the mock of ${brand} responds`, amountDue, "0");
  expectEqual(`What the client of ${brand} says it is made of`, JSON.parse(client ?? ""), stamp);
  expectEqual(`What the document of the mock of ${brand} says`, JSON.parse(mock ?? ""), stamp);
}

/** Runs the command of the mock. */
export async function checkCommand(
  { folder }: Consumer,
  version: string,
  brands: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const command = (flag: string) =>
    run(join(folder, "node_modules/.bin/crm-invoices-mock"), [flag], { cwd: folder, signal });
  expectEqual("What crm-invoices-mock --version prints", (await command("--version")).trim(), version);
  const [, listed] = /^Brands: (.*)$/m.exec(await command("--help")) ?? [];
  expectEqual("The brands of crm-invoices-mock --help", listed, brands.join(", "));
}

/** Type-checks a browser program of the brand as a bundler's project does, and builds it with Vite. */
export async function buildPage(
  { folder }: Consumer,
  brand: string,
  { hash }: DocumentStamp,
  signal: AbortSignal,
): Promise<void> {
  await writeFile(join(folder, "main.ts"), oneCall(`@crm-invoices/${brand}`));
  await writeFile(join(folder, "index.html"), '<script type="module" src="/main.ts"></script>\n');
  const options = ["--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler"];
  const libraries = ["--target", "es2022", "--lib", "es2022,dom"];
  await run(process.execPath, [compiler, ...options, ...libraries, "main.ts"], { cwd: folder, signal });
  const warnings = await run(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: folder,
    signal,
  });
  expectEqual(`What Vite warns of in a page with ${brand}`, warnings, "");
  const assets = join(folder, "dist/assets");
  const scripts = (await readdir(assets)).filter((name) => name.endsWith(".js"));
  const code = (await Promise.all(scripts.map((name) => readFile(join(assets, name), "utf8")))).join("");
  if (!code.includes("/invoices/{invoiceId}/record-payment")) {
    throw new UserError(`The page that Vite built with ${brand} does not have its operations.`);
  }
  if (code.includes(hash)) {
    throw new UserError(`The page that Vite built with ${brand} has its stamp, for which nobody asked.`);
  }
}
