import { tried } from "./tried.ts";

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

/** What a `fetch` threw; an error that says the same without the token when that shows in it, or when it cannot be read. */
export function redactCause(token: string, cause: unknown): unknown {
  const said = tried(() => `${cause}`) ?? "";
  const shown = tried(
    () =>
      said +
      JSON.stringify(cause, (_, value) =>
        value?.stack ? { ...value, own: [value.stack, value.message, value.cause, value.errors] } : value,
      ),
  );
  return shown && redact(token, shown) === shown ? cause : new Error(redact(token, said));
}
