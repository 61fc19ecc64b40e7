import type { Call } from "../call.ts";
import { type Diagnostic, severe } from "../prism/violation.ts";

/** The code of a diagnostic that no contract stands behind. */
export const strictCode = "strictValues";

/** What values of a field have to be, although no contract says so. */
interface Strictness {
  readonly fields: RegExp;
  accepts(value: unknown): boolean;
  /** What an accepted value is. */
  readonly expected: string;
}

/** What HTML takes for an address, within the limits of RFC 5321. */
const email =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;
const longestEmail = 254;
const phone = /^\+[1-9]\d{1,14}$/;
const date =
  /^\d{4}-\d\d-\d\d(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;
/** Those of ISO 4217 that Node knows, also those that have been withdrawn since. */
const currencies = new Set(Intl.supportedValuesOf("currency"));

const strictnesses: readonly Strictness[] = [
  {
    fields: /^(?:email|emailCc|emailBcc|fromEmail)$/,
    accepts: (value) => typeof value !== "string" || (value.length <= longestEmail && email.test(value)),
    expected: "an email address, such as alex@example.com",
  },
  {
    fields: /^phoneNo$/,
    accepts: (value) => typeof value !== "string" || phone.test(value),
    expected: "a phone number as E.164 writes it, such as +12145596993",
  },
  {
    fields: /^currency$/,
    accepts: (value) => typeof value !== "string" || currencies.has(value),
    expected: "a currency of ISO 4217, such as USD",
  },
  {
    fields: /^amount$/,
    accepts: (value) => typeof value !== "number" || value > 0,
    expected: "an amount above 0",
  },
  {
    fields: /^(?:dueDate|issueDate|expiryDate|startDate|endDate|executeAt|fulfilledAt|startAt|endAt)$/,
    accepts: (value) => typeof value !== "string" || (date.test(value) && isCalendarDate(value.slice(0, 10))),
    expected: "a date of the calendar, such as 2026-01-31, or a date-time of RFC 3339",
  },
];

/** Whether the day is one of its month: what is beyond it comes back as a day of the next one. */
function isCalendarDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Where a value stands: its own name or position, and what it stands in. */
interface Place {
  readonly name: string;
  readonly within: Place | undefined;
}

/** More of them say no more. */
const mostFound = 50;

/**
 * What is wrong with the values of a call that keeps the contract, where they are held to more than it demands, in the
 * words that Prism has for a refusal.
 */
export function strictDiagnostics({ body, query }: Pick<Call, "body" | "query">): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [part, value] of Object.entries({ query, body })) {
    // Not by recursion: what a client nests must not end the process.
    const waiting = [{ value, field: "", place: undefined as Place | undefined }];
    for (let next = waiting.pop(); next && found.length < mostFound; next = waiting.pop()) {
      const { value, field, place } = next;
      if (typeof value === "object" && value !== null) {
        const inList = Array.isArray(value);
        const inner = Object.entries(value).map(([name, entry]) => ({
          value: entry,
          field: inList ? field : name,
          place: { name, within: place },
        }));
        // One by one: what is spread over a call must fit on the stack.
        for (const each of inner.reverse()) waiting.push(each);
      } else found.push(...diagnosticsOf(part, value, field, place));
    }
  }
  return found;
}

function diagnosticsOf(part: string, value: unknown, field: string, place: Place | undefined): Diagnostic[] {
  const broken = strictnesses.find(({ fields, accepts }) => fields.test(field) && !accepts(value));
  if (broken === undefined) return [];
  const path: string[] = [];
  for (let at = place; at; at = at.within) path.unshift(at.name);
  const kind = part === "body" ? "property" : "parameter";
  return [
    {
      path: [part, ...path],
      severity: severe,
      code: strictCode,
      message: `Request ${part} ${kind} ${path.join(".")} must be ${broken.expected} (strictValues of this mock, not the API)`,
    },
  ];
}
