import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { UserError } from "../command/user-error.ts";

const levels = ["patch", "minor", "major"] as const;

/** How much a release changes for users. */
export type Bump = (typeof levels)[number];

/** The changesets that wait for a release, relative to `root`. */
export async function listChangesets(root: string): Promise<string[]> {
  const names = existsSync(join(root, ".changeset")) ? await readdir(join(root, ".changeset")) : [];
  return names
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => `.changeset/${name}`);
}

/** The largest bump that waits for each package that a changeset names. */
export async function pendingBumps(root: string): Promise<Map<string, Bump>> {
  const bumps = new Map<string, Bump>();
  for (const path of await listChangesets(root)) {
    for (const [name, bump] of Object.entries(frontMatter(path, await readFile(join(root, path), "utf8")))) {
      const known = levels.find((level) => level === bump);
      if (known === undefined) {
        throw new UserError(
          `${path}: expected the bump of ${name} to be ${levels.join(", ")}, found ${String(bump)}.`,
        );
      }
      if (levels.indexOf(known) >= levels.indexOf(bumps.get(name) ?? "patch")) {
        bumps.set(name, known);
      }
    }
  }
  return bumps;
}

function frontMatter(path: string, text: string): Record<string, unknown> {
  const [, yaml] = /^---\n(.*?)^---$/ms.exec(text) ?? [];
  const content: unknown = yaml === undefined ? undefined : parse(yaml);
  if (yaml === undefined || (typeof content !== "object" && content !== undefined)) {
    throw new UserError(
      `${path}: expected a changeset to begin with its packages and bumps between two lines "---"; \`npx pnpm@12 changeset\` writes one.`,
    );
  }
  return { ...content };
}
