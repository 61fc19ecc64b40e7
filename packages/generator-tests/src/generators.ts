import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";

/** A document, and the folder that its code is written to. */
export type Target = readonly [document: string, folder: string];

interface Generator {
  readonly name: string;
  /** What runs it for the targets: a script and what that is told. It may take the targets from `FOLDERS`, too. */
  command(target: Target): readonly string[];
  /** Whether one command writes the code of one target alone. */
  readonly isSingle?: boolean;
}

const tools = fileURLToPath(new URL("../../../tools/generators/", import.meta.url));

/** What is called as a library, by the program beside it. */
const library = (name: string): Generator => ({ name, command: () => [join(tools, "generate.ts"), name] });

/** Code generators in wide use, each told no more than what to read and where to write. */
export const generators: readonly Generator[] = [
  library("orval"),
  library("hey-api"),
  {
    name: "kubb",
    command: () => [
      join(tools, "node_modules/@kubb/cli/bin/kubb.cjs"),
      ...["generate", "--config", join(tools, "kubb.config.ts")],
    ],
  },
  {
    name: "redocly",
    isSingle: true,
    command: ([document, folder]) => [
      join(tools, "node_modules/@redocly/cli/bin/cli.js"),
      ...["generate-client", document, "--output", join(folder, "client.ts")],
    ],
  },
  library("swagger-typescript-api"),
];

/** A generator that does not understand something may say so and go on; that counts as a failure too. */
const complaint = /\b(errors?|warnings?|failed|invalid|unhandled|unsupported)\b/i;

/** Lets the generator write into the folder of each target. Throws when it complains, fails or writes nothing. */
export async function generate(generator: Generator, ...targets: readonly Target[]): Promise<void> {
  for (const group of generator.isSingle ? targets.map((target) => [target]) : [targets]) {
    await generateAtOnce(generator, group);
  }
}

async function generateAtOnce(generator: Generator, targets: readonly Target[]): Promise<void> {
  await Promise.all(targets.map(([, folder]) => mkdir(folder, { recursive: true })));
  const [first] = targets;
  if (first === undefined) return;
  const { code, output } = await run(first[1], generator.command(first), {
    FOLDERS: JSON.stringify(targets),
    DO_NOT_TRACK: "1",
    KUBB_DISABLE_TELEMETRY: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  });
  const documents = targets.map(([document]) => document).join(", ");
  if (code !== 0 || complaint.test(output)) {
    throw new Error(`${generator.name} does not take ${documents}:\n${output.trim()}`);
  }
  for (const [document, folder] of targets) {
    if ((await generatedCode(folder)) === "") {
      throw new Error(`${generator.name} wrote nothing for ${document}:\n${output.trim()}`);
    }
  }
}

/** All TypeScript that was generated into the folder. */
export async function generatedCode(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(".ts")).sort();
  return (await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}
