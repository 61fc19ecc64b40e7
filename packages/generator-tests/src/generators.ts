import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";

interface Generator {
  readonly name: string;
  /** The script below `node_modules` of `tools/generators` that runs it, and what it is told. */
  command(document: string, folder: string): readonly string[];
}

const tools = fileURLToPath(new URL("../../../tools/generators/", import.meta.url));

/** Code generators in wide use, each told no more than what to read and where to write. */
export const generators: readonly Generator[] = [
  {
    name: "orval",
    command: (document, folder) => [
      "orval/dist/bin/orval.mjs",
      ...["--input", document, "--output", join(folder, "client.ts"), "--client", "fetch"],
    ],
  },
  {
    name: "hey-api",
    command: (document, folder) => [
      "@hey-api/openapi-ts/bin/run.js",
      ...["--input", document, "--output", folder, "--client", "@hey-api/client-fetch", "--no-log-file"],
    ],
  },
  {
    name: "kubb",
    command: () => ["@kubb/cli/bin/kubb.cjs", "generate", "--config", join(tools, "kubb.config.ts")],
  },
  {
    name: "redocly",
    command: (document, folder) => [
      "@redocly/cli/bin/cli.js",
      ...["generate-client", document, "--output", join(folder, "client.ts")],
    ],
  },
  {
    name: "swagger-typescript-api",
    command: (document, folder) => [
      "swagger-typescript-api/dist/cli.mjs",
      ...["generate", "--path", document, "--output", folder, "--name", "client.ts"],
    ],
  },
];

/** A generator that does not understand something may say so and go on; that counts as a failure too. */
const complaint = /\b(errors?|warnings?|failed|invalid|unhandled|unsupported)\b/i;

/** Lets the generator write into `folder`. Throws when it complains, fails or writes nothing. */
export async function generate(generator: Generator, document: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [script = "", ...flags] = generator.command(document, folder);
  const { code, output } = await run(folder, [join(tools, "node_modules", script), ...flags], {
    DOCUMENT: document,
    FOLDER: folder,
    DO_NOT_TRACK: "1",
    KUBB_DISABLE_TELEMETRY: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  });
  if (code !== 0 || complaint.test(output)) {
    throw new Error(`${generator.name} does not take ${document}:\n${output.trim()}`);
  }
  if ((await generatedCode(folder)) === "") {
    throw new Error(`${generator.name} wrote nothing for ${document}:\n${output.trim()}`);
  }
}

/** All TypeScript that was generated into the folder. */
export async function generatedCode(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(".ts")).sort();
  return (await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}
