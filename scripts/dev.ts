import { quickStart } from "@crm-invoices/mock/command";
import { repository } from "./workspace/paths.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    stop.abort();
    // A second signal does not wait for what the first one lets end in order.
    process.once(signal, () => process.exit(0));
  });
}
// Nobody reads any more, as after `| head`.
process.stdout.on("error", () => stop.abort());

quickStart();
const { dev } = await import("./dev/command.ts");
process.exitCode = await dev(repository, process.argv.slice(2), console, stop.signal);
