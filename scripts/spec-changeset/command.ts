import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseFlags } from "../command/flags.ts";
import { type Output, report } from "../command/report.ts";
import { checkFresh } from "../generate/check-fresh.ts";
import { writeTogether } from "../workspace/files.ts";
import { checkChangesets, type Plan, planChangesets } from "./plan.ts";
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
    const parsed = parseFlags(parameters, usage, {
      check: { type: "boolean" },
      released: { type: "boolean" },
    });
    if (parsed === undefined) {
      output.log(usage);
      return 0;
    }
    await checkFresh(root);
    if (parsed.values.released) {
      output.log(`Released: the documents of ${(await markReleased(root)).join(", ")}.`);
    } else if (parsed.values.check) {
      await checkChangesets(root);
      output.log("Every change of a brand's document has its changeset.");
    } else {
      await write(root, await planChangesets(root), output);
    }
    return 0;
  });
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
