/** One problem of a request. */
export interface Problem {
  /** The field, such as `["items", 0, "name"]`; empty if the message names none. */
  readonly path: (string | number)[];
  /** The message of the API or the mock. */
  readonly text: string;
}

/** How the API's validation (reported) and the mock begin their texts. */
const subject =
  /^(each value in |(nested )?property )*((body|query|path|header)\.)?(?!body )(\S+) (should|must|is|has|cannot) /;

/** What each text says is wrong, and where. */
export function problemsIn(texts: readonly string[]): Problem[] {
  return texts.map((text) => ({
    path:
      subject
        .exec(text)?.[5]
        ?.split(".")
        .map((name) => (/^\d+$/.test(name) ? Number(name) : name)) ?? [],
    text,
  }));
}
