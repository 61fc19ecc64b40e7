import { createClient } from "@hey-api/openapi-ts";
import { generate as orval } from "orval";
import { generateApi } from "swagger-typescript-api";
import { folders } from "./folders.ts";

// Generators whose command takes one document are called in one process for all: to load them is most of their work.
const generators: Readonly<Record<string, (document: string, folder: string) => Promise<unknown>>> = {
  orval: (input, folder) => orval({ input, output: { target: `${folder}/client.ts`, client: "fetch" } }),
  "hey-api": (input, output) =>
    createClient({
      input,
      output,
      plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
      logs: { file: false },
    }),
  "swagger-typescript-api": (input, output) => generateApi({ input, output, fileName: "client.ts" }),
};

const [name = ""] = process.argv.slice(2);
for (const [document, folder] of folders) await generators[name]?.(document, folder);
