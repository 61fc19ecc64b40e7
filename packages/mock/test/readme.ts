import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

export const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The TypeScript of a section, by its heading. */
export function codeIn(section: string): string {
  const start = new RegExp(`^#+ ${section}$`, "m").exec(readme)?.index ?? readme.length;
  const code = /```ts\n(.*?)```/s.exec(readme.slice(start))?.[1];
  if (code === undefined) throw new Error(`The README has no code below "${section}".`);
  return code;
}

/** What a program says that it prints. */
export function saidBy(code: string): string {
  return Array.from(code.matchAll(/console\.log\(.*\); \/\/ (.*)/g), ([, said]) => `${said}\n`).join("");
}

/** What a program prints when it runs in a folder. */
export async function outputOf(
  code: string,
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const file = join(folder, "program.ts");
  writeFileSync(file, code);
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
  return stdout;
}
