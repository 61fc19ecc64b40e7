import type { InvoicesError } from "./errors/index.ts";
import { textsOf } from "./messages.ts";

/** One thing that is wrong with a request. */
export interface Problem {
  /** Where it is, such as `["items", 0, "name"]`; empty when the text does not say. */
  readonly path: (string | number)[];
  /** What is wrong, as the API or the mock says it. */
  readonly text: string;
}

/** How the API's validation (reported) and the mock begin their texts. */
const subject =
  /^(?:(?:each value in|nested property|property) )*(?:(?:body|query|path|header)\.)?([\w$-]+(?:\.[\w$-]+)*) (?:should|must|is|has|cannot)\b/;

/**
 * What is wrong with a refused request, field by field, for a form to show it where it belongs. It reads the texts that the
 * API (as reported) and the mock write; what it cannot place has an empty path.
 *
 * @example
 * const { error } = await client.createInvoice({ body });
 * if (error) for (const { path, text } of problemsOf(error)) console.log(path.join("."), text);
 */
export function problemsOf({ body }: InvoicesError): Problem[] {
  return textsOf(body, "message").map((text) => {
    const [, place = ""] = subject.exec(text) ?? [];
    const names = place === "" || place === "body" ? [] : place.split(".");
    return { path: names.map((name) => (/^\d+$/.test(name) ? Number(name) : name)), text };
  });
}
