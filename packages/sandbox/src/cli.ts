#!/usr/bin/env node
import { listBrands, runCommand } from "@crm-invoices/mock/internal";
import { parseCommand } from "./cli/arguments.ts";
import { help } from "./cli/help.ts";
import { checkNodeVersion } from "./node-version.ts";

await runCommand({
  manifest: new URL("../package.json", import.meta.url),
  read() {
    checkNodeVersion();
    return parseCommand(process.argv.slice(2), process.env, listBrands());
  },
  help: () => help(listBrands()),
  async serve({ options, quiet }) {
    const { serve } = await import("./cli/serve.ts");
    await serve(options, quiet);
  },
});
