import { join } from "node:path";
import { repository } from "../workspace/paths.ts";
import { run } from "../workspace/run.ts";

/** The text as `pnpm format` would leave it in the file `path`. */
export function format(path: string, text: string): Promise<string> {
  return run(join(repository, "node_modules/.bin/biome"), ["format", `--stdin-file-path=${path}`], {
    cwd: repository,
    input: text,
  });
}
