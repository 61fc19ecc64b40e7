#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { listBrands } from "@crm-invoices/mock";
import { parseCommand, UsageError } from "./cli/arguments.ts";
import { help } from "./cli/help.ts";
import { serve } from "./cli/serve.ts";
import { messageOf } from "./message.ts";

try {
  await main();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2), process.env, listBrands());
  if (command.kind === "help") return console.log(help(listBrands()));
  if (command.kind === "version") return console.log(version());
  await serve(command.options, command.quiet);
}

function version(): string {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return manifest.version;
}
