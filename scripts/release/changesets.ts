import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseChangesetFile } from "@changesets/parse";
import { listChangesets } from "../workspace/changesets.ts";
import { publishedPackages } from "../workspace/packages.ts";

/** What is wrong with the changesets that wait: those that cannot be read, say nothing, or name what is not published. */
export async function changesetProblems(root: string): Promise<string[]> {
  const names = (await publishedPackages(root)).map(({ name }) => name);
  const problems: string[] = [];
  for (const path of await listChangesets(root)) {
    try {
      const { releases, summary } = parseChangesetFile(await readFile(join(root, path), "utf8"));
      const others = releases.map(({ name }) => name).filter((name) => !names.includes(name));
      if (others.length > 0) {
        problems.push(
          `${path} names ${others.join(", ")}: expected packages that are published, which are ${names.join(", ")}.`,
        );
      }
      if (releases.length === 0) problems.push(`${path} names no package between its lines of dashes.`);
      if (summary === "") problems.push(`${path} says nothing: its text goes into the changelogs.`);
    } catch (error) {
      problems.push(`${path}: ${String(error)}`);
    }
  }
  return problems;
}
