import type { Edit } from "../edit.ts";

const request = "schemas/RecordInvoicePaymentRequest";
const answer = "schemas/SendInvoiceResponse";

/**
 * A keyword, what it says in the document before and after, and what is told of it in a request and in an answer. A
 * field of the type is there before and after.
 */
type Limit = readonly [
  type: string,
  keyword: string,
  before: unknown,
  after: unknown,
  inRequest: readonly [level: "major" | "minor", words: string],
  inAnswer: readonly [level: "major" | "minor", words: string],
];

const limits: readonly Limit[] = [
  [
    "string",
    "minLength",
    undefined,
    2,
    ["major", "must now be at least 2 characters long"],
    ["minor", "will now always be at least 2 characters long"],
  ],
  [
    "string",
    "minLength",
    3,
    2,
    ["minor", "must now be at least 2 characters long instead of 3"],
    ["major", "will now always be at least 2 characters long instead of 3"],
  ],
  [
    "string",
    "minLength",
    2,
    undefined,
    ["minor", "need no longer be at least 2 characters long"],
    ["major", "need no longer be at least 2 characters long"],
  ],
  [
    "string",
    "maxLength",
    undefined,
    9,
    ["major", "must now be at most 9 characters long"],
    ["minor", "will now always be at most 9 characters long"],
  ],
  [
    "string",
    "maxLength",
    9,
    8,
    ["major", "must now be at most 8 characters long instead of 9"],
    ["minor", "will now always be at most 8 characters long instead of 9"],
  ],
  [
    "string",
    "maxLength",
    8,
    9,
    ["minor", "must now be at most 9 characters long instead of 8"],
    ["major", "will now always be at most 9 characters long instead of 8"],
  ],
  [
    "string",
    "maxLength",
    9,
    undefined,
    ["minor", "need no longer be at most 9 characters long"],
    ["major", "need no longer be at most 9 characters long"],
  ],
  [
    "string",
    "pattern",
    undefined,
    "^a",
    ["major", "must now match `^a`"],
    ["minor", "will now always match `^a`"],
  ],
  [
    "string",
    "pattern",
    "^a",
    "^b",
    ["major", "must now match `^b` instead of `^a`"],
    ["major", "will now always match `^b` instead of `^a`"],
  ],
  [
    "string",
    "pattern",
    "^a",
    undefined,
    ["minor", "need no longer match `^a`"],
    ["major", "need no longer match `^a`"],
  ],
  [
    "string",
    "format",
    undefined,
    "date",
    ["major", "must now be in the format `date`"],
    ["minor", "will now always be in the format `date`"],
  ],
  [
    "string",
    "format",
    "date",
    "date-time",
    ["major", "must now be in the format `date-time` instead of `date`"],
    ["major", "will now always be in the format `date-time` instead of `date`"],
  ],
  [
    "string",
    "format",
    "date",
    undefined,
    ["minor", "need no longer be in the format `date`"],
    ["major", "need no longer be in the format `date`"],
  ],
  [
    "string",
    "enum",
    undefined,
    ["a", "b"],
    ["major", 'must now be "a" or "b"'],
    ["minor", 'will now always be "a" or "b"'],
  ],
  [
    "string",
    "enum",
    ["a", "b"],
    undefined,
    ["minor", 'is no longer limited to "a" or "b"'],
    ["major", 'is no longer limited to "a" or "b"'],
  ],
  [
    "string",
    "enum",
    ["a", "b"],
    ["b", "c"],
    ["major", 'may now be "c" and no longer "a"'],
    ["major", 'may now be "c" and no longer "a"'],
  ],
  ["string", "const", undefined, "a", ["major", 'must now be "a"'], ["minor", 'will now always be "a"']],
  [
    "string",
    "const",
    "a",
    "b",
    ["major", 'must now be "b" instead of "a"'],
    ["major", 'will now always be "b" instead of "a"'],
  ],
  [
    "number",
    "minimum",
    undefined,
    1,
    ["major", "must now be at least 1"],
    ["minor", "will now always be at least 1"],
  ],
  [
    "number",
    "minimum",
    2,
    1,
    ["minor", "must now be at least 1 instead of 2"],
    ["major", "will now always be at least 1 instead of 2"],
  ],
  [
    "number",
    "maximum",
    undefined,
    9,
    ["major", "must now be at most 9"],
    ["minor", "will now always be at most 9"],
  ],
  [
    "number",
    "maximum",
    9,
    undefined,
    ["minor", "need no longer be at most 9"],
    ["major", "need no longer be at most 9"],
  ],
  [
    "number",
    "exclusiveMinimum",
    undefined,
    0,
    ["major", "must now be more than 0"],
    ["minor", "will now always be more than 0"],
  ],
  [
    "number",
    "multipleOf",
    undefined,
    5,
    ["major", "must now be a multiple of 5"],
    ["minor", "will now always be a multiple of 5"],
  ],
  [
    "array",
    "minItems",
    undefined,
    1,
    ["major", "must now have at least 1 item"],
    ["minor", "will now always have at least 1 item"],
  ],
  [
    "array",
    "maxItems",
    undefined,
    3,
    ["major", "must now have at most 3 items"],
    ["minor", "will now always have at most 3 items"],
  ],
  [
    "array",
    "uniqueItems",
    undefined,
    true,
    ["major", "must now have no item twice"],
    ["minor", "will now always have no item twice"],
  ],
  [
    "string",
    "type",
    "string",
    "number",
    ["major", "must now be a number instead of a string"],
    ["major", "will now always be a number instead of a string"],
  ],
  [
    "string",
    "type",
    "integer",
    "number",
    ["minor", "may now also be a number that is not whole"],
    ["major", "may now also be a number that is not whole"],
  ],
  [
    "string",
    "type",
    "number",
    "integer",
    ["major", "must now be a whole number"],
    ["minor", "will now always be a whole number"],
  ],
  [
    "string",
    "type",
    ["string", "null"],
    "string",
    ["major", "may no longer be null"],
    ["minor", "may no longer be null"],
  ],
  [
    "string",
    "readOnly",
    undefined,
    true,
    ["major", "can no longer be sent"],
    ["major", "is now `readonly`: code that assigns to it no longer compiles"],
  ],
  ["string", "writeOnly", undefined, true, ["minor", ""], ["major", "can no longer be answered"]],
  [
    "string",
    "readOnly",
    true,
    undefined,
    ["minor", "can now be sent"],
    ["minor", "is no longer `readonly`: code may assign to it"],
  ],
  ["string", "writeOnly", true, undefined, ["minor", ""], ["minor", "can now be answered"]],
  [
    "object",
    "additionalProperties",
    undefined,
    false,
    ["major", "has no other fields any more than those described"],
    ["minor", "has no other fields any more than those described"],
  ],
  [
    "object",
    "additionalProperties",
    false,
    undefined,
    ["minor", "may now have other fields than those described"],
    ["minor", "may now have other fields than those described"],
  ],
  [
    "string",
    "contentEncoding",
    undefined,
    "base64",
    ["major", "is limited otherwise: its `contentEncoding` has changed"],
    ["major", "is limited otherwise: its `contentEncoding` has changed"],
  ],
];

/** One more limit, another one, and one less, of a field that is sent and of one that is answered. */
export const limitEdits: readonly Edit[] = limits.flatMap(([type, keyword, before, after, ...told]) =>
  ([request, answer] as const).map((part, index): Edit => {
    const [level, words] = told[index] ?? ["minor", ""];
    const field = (value: unknown) => ({
      type,
      ...(type === "array" && { items: { type: "string" } }),
      ...(type === "object" && { properties: { id: { type: "string" } } }),
      description: "To be limited.",
      ...(value !== undefined && { [keyword]: value }),
    });
    const where =
      index === 0
        ? "`recordInvoicePayment`: `limited` in the request"
        : "`sendInvoice`: `limited` in the answer";
    return {
      title: `${keyword} from ${JSON.stringify(before)} to ${JSON.stringify(after)} in ${index === 0 ? "a request" : "an answer"}`,
      given: (spec) => spec.set(part, ["properties", "limited"], field(before)),
      make: (spec) => spec.set(part, ["properties", "limited"], field(after)),
      changes: [
        words === ""
          ? { level: "patch", text: "Details of the document have changed that callers do not notice." }
          : { level, text: `${where} ${words}.` },
      ],
    };
  }),
);
