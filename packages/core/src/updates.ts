/** How a record is turned into the body of an update. */
export interface UpdateOptions {
  /**
   * The IANA time zone of the location, such as `America/Mexico_City`, in which instants become days. Callers report that
   * the API takes a date as a day and returns it as an instant in the location's time zone: the start of that day or, for
   * due dates, its end.
   *
   * Default: an instant that can be the start or end of a day becomes the nearest such day. If the report holds (assumed),
   * that is right in every time zone from UTC−11:59 to UTC+12. Any other instant throws a TypeError that asks for the time
   * zone. A date without a time stays as it is.
   */
  readonly timeZone?: string | undefined;
}

/** The value, which is required. @throws TypeError that names its path, if there is none. */
export function required<Value>(value: Value, path: string): NonNullable<Value> {
  if (value === undefined || value === null) {
    throw new TypeError(`${path} is missing, but the update requires it: add it to the record.`);
  }
  return value;
}

/** Whether there is a value and, if it is an object, whether it has any property. */
export function isFilled<Value>(value: Value): value is NonNullable<Value> {
  return value !== undefined && value !== null && !(isRecord(value) && Object.keys(value).length === 0);
}

/** The value, which must be one that the update takes. @throws TypeError that names its path, if it is not. */
export function oneOf<const Values extends readonly unknown[]>(
  value: unknown,
  values: Values,
  path: string,
): Values[number] {
  if (values.includes(value)) return value;
  throw unfit(value, path, `one of ${values.map((each) => JSON.stringify(each)).join(", ")}`);
}

/** The value, which must be a string. @throws TypeError that names its path, if it is not. */
export function text(value: unknown, path: string): string {
  if (typeof value === "string") return value;
  throw unfit(value, path, "a string");
}

/** The value, which must be a number. @throws TypeError that names its path, if it is not. */
export function numeric(value: unknown, path: string): number {
  if (typeof value === "number") return value;
  throw unfit(value, path, "a number");
}

/** The value, which must be a boolean. @throws TypeError that names its path, if it is not. */
export function flag(value: unknown, path: string): boolean {
  if (typeof value === "boolean") return value;
  throw unfit(value, path, "a boolean");
}

/** The value, which must be an array. @throws TypeError that names its path, if it is not. */
export function list(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw unfit(value, path, "an array");
}

/** The value, which must be an object. @throws TypeError that names its path, if it is not. */
export function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  throw unfit(value, path, "an object");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const quarterHour = 15 * 60 * 1000;
const dayLength = 24 * 60 * 60 * 1000;

/** The day (YYYY-MM-DD) of a date that the API returned as a day or an instant. @throws TypeError if it cannot be told. */
export function day(value: string, path: string, { timeZone }: UpdateOptions): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const instant = Date.parse(value);
  if (Number.isNaN(instant) || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/i.test(value)) {
    throw unfit(value, path, "a day (YYYY-MM-DD) or an instant with its offset");
  }
  if (timeZone !== undefined) return localDay(instant, timeZone);
  // Every offset from UTC is a multiple of a quarter of an hour. The end of a day is its last second or millisecond.
  const end = [1, 1000].find((rest) => (instant + rest) % quarterHour === 0);
  if (end === undefined && instant % quarterHour !== 0) {
    throw new TypeError(
      `${path} is ${value}, not the start or end of a day: pass the time zone of the location as timeZone.`,
    );
  }
  const midnight = Math.round((instant + (end ?? 0)) / dayLength) * dayLength;
  return new Date(end === undefined ? midnight : midnight - dayLength).toISOString().slice(0, 10);
}

function localDay(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** Says what is not fit, but no more of it than its kind: what was read may hold secrets and data of people. */
function unfit(value: unknown, path: string, wanted: string): TypeError {
  const found = value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
  return new TypeError(
    `${path}: the update takes ${wanted}, but ${found} was read. Correct the record first.`,
  );
}
