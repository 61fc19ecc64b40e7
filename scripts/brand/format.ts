import { join } from "node:path";
import { installTools } from "../tools/install.ts";
import { repository, toolsFolder } from "../workspace/paths.ts";
import { run } from "../workspace/run.ts";

const biome = join(toolsFolder(repository, "checks"), "node_modules/@biomejs/biome/bin/biome");

/** The text as `pnpm format` would leave it in the file `path`. */
export async function format(path: string, text: string): Promise<string> {
  await installTools(repository, "checks");
  return run(process.execPath, [biome, "format", `--stdin-file-path=${path}`], {
    cwd: repository,
    input: text,
  });
}
