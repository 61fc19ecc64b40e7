#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { parseCommand, UsageError } from "./cli/arguments.ts";
import { help } from "./cli/help.ts";
import { messageOf } from "./message.ts";
import { checkNodeVersion } from "./node-version.ts";

try {
  await main();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function main(): Promise<void> {
  checkNodeVersion();
  const { listBrands } = await import("@crm-invoices/mock");
  const command = parseCommand(process.argv.slice(2), process.env, listBrands());
  if (command.kind === "help") return console.log(help(listBrands()));
  if (command.kind === "version") return console.log(version());
  const { serve } = await import("./cli/serve.ts");
  await serve(command.options, command.quiet);
}

function version(): string {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return manifest.version;
}
