import { mkdir, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { safeBuild } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import openapiTS, { astToString } from "openapi-typescript";
import { generate as orval } from "orval";

// Writes what the generated contenders of `pnpm bench` are made of a document. Run by itself in the folder to write to: one of the generators writes to the working directory whatever its options.
const [documentFile = ""] = process.argv.slice(2);

await mkdir("openapi-fetch");
await writeFile("openapi-fetch/types.ts", astToString(await openapiTS(pathToFileURL(documentFile))));

await createClient({
  input: documentFile,
  output: { path: "hey-api" },
  plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
  logs: { level: "silent" },
});

await orval({
  input: { target: documentFile },
  output: {
    target: "orval/client.ts",
    client: "fetch",
    mode: "single",
    baseUrl: { runtime: "globalThis.orvalBaseUrl" },
  },
});

const { error, failedPlugins } = await safeBuild({
  config: {
    root: ".",
    input: { path: documentFile },
    output: { path: "kubb" },
    plugins: [
      pluginOas({ generators: [] }),
      pluginTs({ output: { path: "types" } }),
      pluginClient({ output: { path: "clients" }, client: "fetch", bundle: true }),
    ],
  },
});
const failure = error ?? [...failedPlugins][0]?.error;
if (failure) throw failure;
