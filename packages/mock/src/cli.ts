#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { member } from "@crm-invoices/openapi";
import { parseCommand, UsageError } from "./cli/arguments.ts";
import { help } from "./cli/help.ts";
import { listBrands } from "./documents.ts";
import { messageOf } from "./message.ts";
import { checkNodeVersion } from "./node-version.ts";
import { quickStart } from "./prism/quick-start.ts";

try {
  await main();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function main(): Promise<void> {
  checkNodeVersion();
  const command = parseCommand(process.argv.slice(2), listBrands);
  if (command.kind === "help") return console.log(help(listBrands()));
  if (command.kind === "version") return console.log(version());

  // Prism takes a good part of a second to load: only a command that serves waits for it.
  quickStart();
  const { serve } = await import("./cli/serve.ts");
  await serve(command);
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return String(member(manifest, "version"));
}
