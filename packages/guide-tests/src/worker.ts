import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { repository } from "@crm-invoices/scripts/paths";
import { build } from "esbuild";

interface Posted {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

// The runtime's own test runner calls the worker as a request from outside would, without a port to listen on.
const runner = `import worker from "./worker.ts";
export default {
  async test(controller, environment) {
    const statuses = [];
    for (const { body, headers } of environment.POSTED) {
      const request = new Request("https://worker.test/webhooks", { method: "POST", body, headers });
      statuses.push((await worker.fetch(request, environment)).status);
    }
    console.log("statuses " + JSON.stringify(statuses));
  },
};
`;

const configuration = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (
      name = "main",
      worker = (
        modules = [(name = "bundle.js", esModule = embed "bundle.js")],
        compatibilityDate = "2025-01-01",
        bindings = [
          (name = "POSTED", json = embed "posted.json"),
          (name = "WEBHOOK_PUBLIC_KEY", text = embed "key.pem"),
        ],
      ),
    ),
  ],
);
`;

/** Posts webhooks to `worker.ts` of a project in workerd, one after another; gives the statuses. */
export async function runWorker(
  folder: string,
  { WEBHOOK_PUBLIC_KEY: key }: { readonly WEBHOOK_PUBLIC_KEY: string },
  posted: readonly Posted[],
): Promise<number[]> {
  await build({
    stdin: { contents: runner, resolveDir: folder },
    outfile: join(folder, "bundle.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  await writeFile(join(folder, "posted.json"), JSON.stringify(posted));
  await writeFile(join(folder, "key.pem"), key);
  await writeFile(join(folder, "workerd.capnp"), configuration);
  const workerd = join(repository, "tools/platforms/node_modules/.bin/workerd");
  const printed = await run(workerd, ["test", "workerd.capnp"], folder);
  return JSON.parse(/^statuses (.*)$/m.exec(printed)?.[1] ?? "[]");
}
