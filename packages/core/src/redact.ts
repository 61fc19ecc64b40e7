import { tried } from "./tried.ts";

/**
 * The text without the token, in whatever letter case it is written. Where that shows, characters that are escaped for JSON, a URL
 * or HTML are not so any more.
 */
export function redact(token: string, text: string): string {
  // A quotation mark or backslash would end a text of JSON, a delete character can be in no header; none is in a token.
  const plain = text.replace(/\\{0,4}(?:\/|(?:u00|%(?:25)*|&#x)(?!22|5c|7f)([2-7][\da-f]);?)/gi, (_, hex) =>
    hex ? decodeURIComponent(`%${hex}`) : "/",
  );
  // What is so short that it stands in other words is no secret.
  const secret = new RegExp(token.replace(/\W/g, "\\$&"), "gi");
  return token[7] && secret.test(plain) ? plain.replace(secret, "*token*") : text;
}

/** What a `fetch` threw; an error that says the same without the token when that shows in it, or when it cannot be read. */
export function redactCause(token: string, cause: unknown): unknown {
  const said = tried(() => `${cause}`) ?? "";
  const shown = tried(
    () =>
      said +
      JSON.stringify(cause, (_, value) =>
        value?.headers || value?.stack
          ? [...(value.headers ?? []), { ...value }, value.stack, value.message, value.cause, value.errors]
          : value,
      ),
  );
  return redact(token, shown ?? token) === shown ? cause : new Error(redact(token, said));
}

/** The response; one like it, without its body, when a header or the reason of its status repeats the token. */
export function redactResponse(token: string, response: Response): Response {
  const { status, statusText, headers } = response;
  const said = JSON.stringify({ status, statusText, headers: [...headers] });
  const safe = redact(token, said);
  return safe === said ? response : new Response(null, JSON.parse(safe));
}
