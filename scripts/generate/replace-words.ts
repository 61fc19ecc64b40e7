/**
 * Replaces whole words, each once, so that one brand's new word is never taken for another's old one. A word before a
 * parenthesis is the name of someone's code and stays.
 */
export function replaceWords(text: string, words: ReadonlyMap<string, string>): string {
  const known = [...words.keys()].map((word) => word.replaceAll(/[^\p{L}\p{N} ]/gu, "\\$&")).join("|");
  return text.replaceAll(
    new RegExp(`(?<![\\p{L}\\p{N}-])(?:${known})(?![\\p{L}\\p{N}(-])`, "gu"),
    (word) => words.get(word) ?? word,
  );
}
