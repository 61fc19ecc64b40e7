import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { repository } from "../workspace/paths.ts";
import { run } from "./consumer.ts";

// The network is this machine's alone, where the mock is.
const configuration = (bindings: readonly string[]) => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (
      name = "main",
      worker = (
        modules = [(name = "bundle.js", esModule = embed "bundle.js")],
        compatibilityDate = "2025-01-01",
        globalOutbound = "machine",
        bindings = [${bindings.join(", ")}],
      ),
    ),
    (name = "machine", network = (allow = ["private"])),
  ],
);
`;

/**
 * Runs a module in workerd, the runtime of Cloudflare Workers, bundled as workers are. The runtime's own test runner calls its
 * `test` once, without a port to listen on.
 *
 * @param bindings what the module is given, by name: texts as they are, all else as JSON.
 * @returns what it prints as JSON after the word `result`.
 */
export async function runInWorkerd(
  folder: string,
  code: string,
  bindings: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  await build({
    stdin: { contents: code, resolveDir: folder },
    outfile: join(folder, "bundle.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  const bound = await Promise.all(
    Object.entries(bindings).map(async ([name, value]) => {
      const isText = typeof value === "string";
      await writeFile(join(folder, `${name}.binding`), isText ? value : JSON.stringify(value));
      return `(name = "${name}", ${isText ? "text" : "json"} = embed "${name}.binding")`;
    }),
  );
  await writeFile(join(folder, "worker.capnp"), configuration(bound));
  const workerd = join(repository, "tools/platforms/node_modules/.bin/workerd");
  const printed = await run(workerd, ["test", "worker.capnp"], folder);
  return JSON.parse(/^result (.*)$/m.exec(printed)?.[1] ?? "null");
}
