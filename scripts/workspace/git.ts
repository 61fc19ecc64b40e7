import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";

/** The files in `folder` that git has or would take, relative to it; no build products. */
export async function sourceFiles(root: string, folder: string): Promise<string[]> {
  const parameters = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = names(await run("git", parameters, { cwd: join(root, folder) }));
  return files.filter((file) => existsSync(join(root, folder, file)));
}

/** Which of `paths` hold work that git does not have: changed or deleted files, and new ones. */
export async function uncommitted(
  root: string,
  paths: readonly string[],
): Promise<{ readonly changed: string[]; readonly added: string[] }> {
  const [changed, staged, added] = await Promise.all([
    run("git", ["diff", "-z", "--name-only", "--diff-filter=a", "HEAD", "--", ...paths], { cwd: root }),
    run("git", ["diff", "-z", "--name-only", "--diff-filter=A", "HEAD", "--", ...paths], { cwd: root }),
    run("git", ["ls-files", "-z", "--others", "--exclude-standard", "--", ...paths], { cwd: root }),
  ]);
  return { changed: names(changed), added: [...names(staged), ...names(added)] };
}

function names(list: string): string[] {
  return list.split("\0").filter((name) => name !== "");
}
