import { fieldOf } from "./messages.ts";
import { tried, writeJson } from "./tried.ts";

/** The text without the token, in whatever way JSON, a URL or HTML would write it. */
export function redact(token: string, text: string): string {
  // What is so short that it stands in other words is no secret.
  if (token.length < 8) return text;
  const characters = [...token].map((character) => {
    const hex = character.charCodeAt(0).toString(16);
    return `(\\\\?\\x${hex}|(\\\\u00|%|&#x)${hex};?)`;
  });
  // Letters of the other case are no loss: who knows them knows the token.
  return text.replace(new RegExp(characters.join(""), "gi"), "[token]");
}

/** A copy of the headers without the token. */
export function redactHeaders(token: string, headers: Headers): Headers {
  return new Headers([...headers].map(([name, value]) => [name, redact(token, value)]));
}

/** What a `fetch` threw; when the token shows in it, an error that says the same without it. */
export function redactCause(token: string, cause: unknown): unknown {
  const said = tried(() => `${cause}`) ?? "";
  const shown = tried(() => said + shownBy(cause, 9));
  return shown !== undefined && redact(token, shown) === shown ? cause : new Error(redact(token, said));
}

function shownBy(error: unknown, depth: number): string {
  if (!error || !depth) return "";
  const fields = ["message", "stack"].map((name) => fieldOf(error, name));
  return `${fields} ${writeJson(error)}${shownBy(fieldOf(error, "cause"), depth - 1)}`;
}
