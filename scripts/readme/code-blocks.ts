/** A fenced block of code. */
interface FencedBlock {
  readonly language: string;
  readonly code: string;
}

/** The fenced blocks of a Markdown text that name their language, in order. */
export function fencedBlocks(markdown: string): FencedBlock[] {
  const fences = markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return Array.from(fences, ([, language = "", code = ""]) => ({ language, code }));
}

/** The code of the fenced blocks in one language. */
export const codeBlocks = (markdown: string, language: string): string[] =>
  fencedBlocks(markdown).flatMap((block) => (block.language === language ? block.code : []));
