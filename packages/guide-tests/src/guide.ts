import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeBlocks } from "@crm-invoices/scripts/code-blocks";
import { repository } from "@crm-invoices/scripts/paths";

/** A program in a guide. */
export interface Program {
  /** The file that its first line names (`// express.ts`); otherwise one of this project's own. */
  readonly file: string;
  readonly code: string;
}

export const guidesFolder = join(repository, "guides");

/** The code of a guide in TypeScript, in order. */
export async function programsOf(guide: string): Promise<Program[]> {
  const text = await readFile(join(guidesFolder, `${guide}.md`), "utf8");
  return codeBlocks(text, "ts").map((code, index) => ({
    file: /^\/\/ ([\w./-]+\.tsx?)\n/.exec(code)?.[1] ?? `example-${index + 1}.ts`,
    code,
  }));
}
