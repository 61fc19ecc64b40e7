import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Server } from "./servers.ts";

/** Runs the program of a server in this process, with the command line that it would have on its own. */
export async function serve(root: string, { program }: Server, parameters: readonly string[]): Promise<void> {
  const file = join(root, program);
  process.argv.splice(1, Number.POSITIVE_INFINITY, file, ...parameters);
  await import(pathToFileURL(file).href);
}
