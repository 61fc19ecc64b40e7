import { existsSync } from "node:fs";
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { linkTools } from "../tools/install.ts";
import { sourceFiles } from "./git.ts";
import { repository } from "./paths.ts";
import { run } from "./run.ts";

/** A copy of this project as it stands, committed to a git repository of its own. */
export interface Scratch {
  readonly root: string;
  write(path: string, text: string): Promise<void>;
  git(...parameters: string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Makes a scratch clone. With `linked`, it borrows what is installed here; without, only the tools that are. */
export async function createScratch({ linked }: { readonly linked: boolean }): Promise<Scratch> {
  const root = await mkdtemp(join(tmpdir(), "crm-invoices-clone-"));
  for (const file of await sourceFiles(repository, ".")) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await cp(join(repository, file), join(root, file));
  }
  const git = (...parameters: string[]) =>
    run("git", ["-c", "user.name=scratch", "-c", "user.email=scratch@example.com", ...parameters], {
      cwd: root,
    });
  await git("init", "--quiet", "--initial-branch=main");
  await linkTools(repository, root);
  if (linked) {
    const packages = (await readdir(join(repository, "packages"))).map((name) => `packages/${name}`);
    for (const folder of [".", "scripts", ...packages]) {
      // A folder whose package has moved may still hold what was installed for it.
      const isPackage = existsSync(join(root, folder, "package.json"));
      if (isPackage && existsSync(join(repository, folder, "node_modules"))) {
        await symlink(join(repository, folder, "node_modules"), join(root, folder, "node_modules"));
      }
    }
  }
  // .gitignore speaks of folders, and these are links.
  await appendFile(join(root, ".git/info/exclude"), "node_modules\n");
  await git("add", "--all");
  await git("commit", "--quiet", "--message=Start");
  return {
    root,
    write: async (path, text) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    },
    git,
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
