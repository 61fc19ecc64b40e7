import { turbo } from "../workspace/turbo.ts";
import type { Server } from "./servers.ts";

/**
 * Builds a server. Nothing is printed; a failure carries what was said.
 *
 * @throws UserError that shows the tasks that failed.
 */
export const build = (root: string, { package: name }: Server, signal?: AbortSignal): Promise<void> =>
  turbo(root, ["build", `--filter=${name}`], signal);
