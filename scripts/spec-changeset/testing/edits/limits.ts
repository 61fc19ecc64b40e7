import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Level } from "../../change.ts";
import type { Edit } from "../edit.ts";

/** A keyword, what it says in the document before and after, and what is told of it. */
interface Limit {
  readonly field: string;
  readonly keyword: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly request?: Told;
  readonly answer?: Told;
}

type Told = { readonly [level in Level]?: string };

const limits: readonly Limit[] = parse(await readFile(new URL("limits.yaml", import.meta.url), "utf8"));

const places = [
  {
    part: "schemas/RecordInvoicePaymentRequest",
    title: "a request",
    toldOf: "request",
    where: "`recordInvoicePayment`: `limited` in the request",
  },
  {
    part: "schemas/SendInvoiceResponse",
    title: "an answer",
    toldOf: "answer",
    where: "`sendInvoice`: `limited` in the answer",
  },
] as const;

const unnoticed = {
  level: "patch",
  text: "Details of the document have changed that callers do not notice.",
} as const;

/** One more limit, another one, and one less, of a field that is sent and of one that is answered. */
export const limitEdits: readonly Edit[] = limits.flatMap((limit) =>
  places.map(({ part, title, toldOf, where }): Edit => {
    const { field: type, keyword, before, after, [toldOf]: told = {} } = limit;
    const field = (value: unknown) => ({
      type,
      ...(type === "array" && { items: { type: "string" } }),
      ...(type === "object" && { properties: { id: { type: "string" } } }),
      description: "To be limited.",
      ...(value !== undefined && { [keyword]: value }),
    });
    const level = told.major === undefined ? "minor" : "major";
    return {
      title: `${keyword} from ${JSON.stringify(before)} to ${JSON.stringify(after)} in ${title}`,
      given: (spec) => spec.set(part, ["properties", "limited"], field(before)),
      make: (spec) => spec.set(part, ["properties", "limited"], field(after)),
      changes: told[level] === undefined ? [unnoticed] : [{ level, text: `${where} ${told[level]}.` }],
    };
  }),
);
