import { readFile } from "node:fs/promises";
import { join } from "node:path";
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
  return codeOf(text).map((code, index) => ({
    file: /^\/\/ ([\w./-]+\.tsx?)\n/.exec(code)?.[1] ?? `example-${index + 1}.ts`,
    code,
  }));
}

/** The blocks of TypeScript in a Markdown text. */
export function codeOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
}
