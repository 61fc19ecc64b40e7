import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Output, report } from "../command/report.ts";
import { UserError } from "../command/user-error.ts";
import { readBrands } from "../generate/brands.ts";
import { writeTogether } from "../workspace/files.ts";
import { checkFresh, type Plan, planChangesets } from "./plan.ts";
import { markReleased } from "./released.ts";

const usage = `pnpm spec:changeset [--check | --released]

Compares the document of every brand with the one last released, and writes the changesets that the difference
calls for: which packages, which bump, which words. Run it again after each change; it rewrites its own files.
  --check     write nothing; fail when a document changed without its changeset
  --released  keep the documents as the ones last released; \`pnpm release:version\` does it`;

/** Runs \`pnpm spec:changeset\` in the project at `root`; returns the exit code. */
export async function specChangeset(
  root: string,
  parameters: readonly string[],
  output: Output,
): Promise<number> {
  return report(output, async () => {
    const flags = readFlags(parameters);
    if (flags.help) {
      output.log(usage);
    } else if (flags.released) {
      await checkFresh(root, await readBrands(root));
      output.log(`Released: the documents of ${(await markReleased(root)).join(", ")}.`);
    } else if (flags.check) {
      check(await planChangesets(root), output);
    } else {
      await write(root, await planChangesets(root), output);
    }
    return 0;
  });
}

function check({ missing, superfluous }: Plan, output: Output): void {
  const problems = [
    ...[...missing.keys()].map((path) => `  ${path} is missing, or says something else`),
    ...superfluous.map((path) => `  ${path} tells of a change that is not there`),
  ];
  if (problems.length > 0) {
    throw new UserError(
      `The documents of the brands and the changesets do not tell of the same changes:\n${problems.join("\n")}\nRun \`pnpm spec:changeset\` and commit the result.`,
    );
  }
  output.log("Every change of a brand's document has its changeset.");
}

async function write(root: string, { missing, superfluous, changes }: Plan, output: Output): Promise<void> {
  await writeTogether(root, missing);
  await Promise.all(superfluous.map((path) => rm(join(root, path))));
  for (const { level, text, brands } of changes) {
    output.log(`${level}  ${text}  [${brands.join(", ")}]`);
  }
  const written = [
    ...[...missing.keys()].map((path) => `Wrote ${path}.`),
    ...superfluous.map((path) => `Deleted ${path}.`),
  ];
  output.log(written.length > 0 ? written.join("\n") : "The changesets are up to date.");
}

function readFlags(parameters: readonly string[]): { help: boolean; check: boolean; released: boolean } {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        check: { type: "boolean", default: false },
        released: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    // Node's own errors are not `instanceof Error` inside the test runner.
    if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
      throw new UserError(`${String(error.message)}\n\n${usage}`);
    }
    throw error;
  }
}
