import { join } from "node:path";
import { run } from "../workspace/run.ts";
import type { Server } from "./servers.ts";

/**
 * Builds the code of a server, and of what it runs on, without the declarations and the tasks that a published package needs.
 * Nothing is printed; a failure carries what was said.
 *
 * @throws UserError that shows what is wrong with the code.
 */
export async function build(root: string, { packages }: Server, signal?: AbortSignal): Promise<void> {
  await Promise.all(
    packages.map((folder) =>
      run(process.execPath, [join(root, folder, "build/code.ts")], { cwd: root, signal }),
    ),
  );
}
