const shownIdLength = 64;

/** Kinds of text that a comparison can tell apart, each with the text that stands for all of its kind. */
const kinds: readonly { readonly name: string; readonly form: RegExp; readonly placeholder: string }[] = [
  { name: "an empty text", form: /^$/, placeholder: "" },
  { name: "a date", form: /^\d{4}-\d\d-\d\d$/, placeholder: "2001-01-01" },
  {
    name: "a date and time",
    form: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/i,
    placeholder: "2001-01-01T00:00:00.000Z",
  },
  { name: "an email address", form: /^[^\s@]+@[^\s@]+\.[^\s@.]+$/, placeholder: "person@example.com" },
  { name: "a URL", form: /^[a-z][a-z\d+.-]*:\/\/\S+$/i, placeholder: "https://example.com/" },
  { name: "a whole number written as text", form: /^[+-]?\d{1,9}$/, placeholder: "1" },
  { name: "a number written as text", form: /^[+-]?\d{1,9}\.\d+$/, placeholder: "1.5" },
  { name: "a boolean written as text", form: /^(true|false)$/i, placeholder: "true" },
  { name: "a phone number", form: /^\+?[\d\s().-]{7,20}$/, placeholder: "+10000000000" },
];

/** A text that stands for the given one: of the same kind, and for an id of the same length and alphabet. */
export function placeholderText(text: string): string {
  const kind = kinds.find(({ form }) => form.test(text));
  if (kind !== undefined) {
    return kind.placeholder;
  }
  return isId(text)
    ? text.slice(0, shownIdLength).replaceAll(/\d/g, "0").replaceAll(/[a-z]/g, "a").replaceAll(/[A-Z]/g, "A")
    : "text";
}

function isId(text: string): boolean {
  return /^[\w-]{8,}$/.test(text) && /\d/.test(text);
}

/** A number of the same sign, whole or with decimals as the given one. */
export function placeholderNumber(value: number): number {
  return Math.sign(value) * (Number.isInteger(value) ? 1 : 1.5);
}

/** What a placeholder stands for, in words. */
export function describePlaceholder(value: unknown): string {
  if (value === null) {
    return "null";
  }
  if (Array.isArray(value)) {
    return "a list";
  }
  switch (typeof value) {
    case "number":
      return Number.isInteger(value) ? "a whole number" : "a number with decimals";
    case "boolean":
      return "a boolean";
    case "string":
      return (
        kinds.find(({ placeholder }) => placeholder === value)?.name ?? (isId(value) ? "an id" : "a text")
      );
    default:
      return "an object";
  }
}
