import { once } from "node:events";
import { join, sep } from "node:path";
import { watch } from "chokidar";
import { specFolder } from "../workspace/paths.ts";
import { canMatter, programFiles } from "./snapshot.ts";

/** Calls `notice` when something may have changed; gives the function that ends it, as soon as everything is watched. */
export async function watchProject(
  root: string,
  notice: () => void,
  fail: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const spec = specFolder(root);
  // These are written by commands, this one among them.
  const written = ["generated", "released"].map((folder) => join(spec, folder));
  const watcher = watch([spec, ...(await programFiles(root))], {
    ignoreInitial: true,
    ignored: (path) => written.some((folder) => path === folder || path.startsWith(folder + sep)),
  });
  const hear = (_event: string, path: string) => {
    if (canMatter(path)) notice();
  };
  // Of several changes of a file within a moment chokidar tells of the first alone; the raw events are all of them.
  watcher.on("all", hear).on("raw", hear);
  watcher.on("error", fail);
  await once(watcher, "ready");
  return () => watcher.close();
}
