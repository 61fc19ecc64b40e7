#!/usr/bin/env node
import { parseCommand } from "./cli/arguments.ts";
import { help } from "./cli/help.ts";
import { runCommand } from "./cli/run-command.ts";
import { listBrands } from "./documents.ts";
import { checkNodeVersion } from "./node-version.ts";
import { quickStart } from "./prism/quick-start.ts";

await runCommand({
  manifest: new URL("../package.json", import.meta.url),
  read() {
    checkNodeVersion();
    return parseCommand(process.argv.slice(2), listBrands);
  },
  help: () => help(listBrands()),
  async serve(command) {
    // Prism takes a good part of a second to load: only a command that serves waits for it.
    quickStart();
    const { serve } = await import("./cli/serve.ts");
    await serve(command);
  },
});
