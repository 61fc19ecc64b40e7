/** Says where a text stops being JSON, as `unexpected "}" at position 12 (line 1, column 13)`. */
export function jsonFault(text: string): string {
  const position = faultPosition(text);
  const before = text.slice(0, position);
  const line = before.split("\n").length;
  const column = position - before.lastIndexOf("\n");
  const found =
    position >= text.length
      ? "unexpected end"
      : `unexpected ${JSON.stringify(String.fromCodePoint(text.codePointAt(position) ?? 0))}`;
  return `${found} at position ${position} (line ${line}, column ${column})`;
}

const space = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these in a string.
const stringPart = /[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*/y;

/** Walks the text without recursion, since it may be nested more deeply than the stack. */
function faultPosition(text: string): number {
  const closers: string[] = [];
  let at = 0;
  const skip = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    at += length;
    return length;
  };
  const string = (): boolean => {
    at++;
    skip(stringPart);
    if (text[at] !== '"') return false;
    at++;
    return true;
  };
  const key = (): boolean => {
    skip(space);
    if (text[at] !== '"' || !string()) return false;
    skip(space);
    if (text[at] !== ":") return false;
    at++;
    return true;
  };

  for (;;) {
    skip(space);
    const open = text[at];
    if (open === "{" || open === "[") {
      const closer = open === "{" ? "}" : "]";
      at++;
      skip(space);
      if (text[at] !== closer) {
        closers.push(closer);
        if (closer === "}" && !key()) return at;
        continue;
      }
      at++;
    } else if (open === '"') {
      if (!string()) return at;
    } else if (skip(scalar) === 0) return at;

    for (;;) {
      skip(space);
      const closer = closers.at(-1);
      if (closer === undefined) return at;
      if (text[at] === closer) {
        closers.pop();
        at++;
        continue;
      }
      if (text[at] !== ",") return at;
      at++;
      if (closer === "}" && !key()) return at;
      break;
    }
  }
}
