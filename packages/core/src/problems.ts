/** One thing that is wrong with a request. */
export interface Problem {
  /** Where it is, such as `["items", 0, "name"]`; empty when the text does not say. */
  readonly path: (string | number)[];
  /** What is wrong, as the API or the mock says it. */
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
