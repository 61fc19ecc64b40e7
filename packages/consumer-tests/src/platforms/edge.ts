import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { build } from "esbuild";
import { workspace } from "../workspace.ts";
import type { ProgramName } from "./input.ts";

// The runtime's own test runner: it starts the worker, runs it once and ends, without a port to listen on.
const worker = `import { program } from "./payment.js";
export default {
  async test(controller, { input }) {
    console.log("result " + JSON.stringify(await program(input)));
  },
};
`;

// The network is this machine's alone, where the mock is.
const configuration = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (
      name = "main",
      worker = (
        modules = [(name = "worker.js", esModule = embed "worker.js")],
        compatibilityDate = "2025-01-01",
        globalOutbound = "machine",
        bindings = [(name = "input", json = embed "input.json")],
      ),
    ),
    (name = "machine", network = (allow = ["private"])),
  ],
);
`;

/** What the program of a project gives in workerd, the runtime of Cloudflare Workers, bundled as workers are. */
export async function runAtTheEdge(
  project: string,
  input: object,
  program: ProgramName = "payment",
): Promise<unknown> {
  await build({
    stdin: { contents: worker.replace("payment", program), resolveDir: project },
    outfile: join(project, "worker.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  await writeFile(join(project, "input.json"), JSON.stringify(input));
  await writeFile(join(project, "worker.capnp"), configuration);
  const workerd = join(workspace, "tools/platforms/node_modules/.bin/workerd");
  const printed = await run(workerd, ["test", "worker.capnp"], project);
  return JSON.parse(/^result (.*)$/m.exec(printed)?.[1] ?? "null");
}
