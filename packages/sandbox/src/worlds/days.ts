/** A time zone by its name, such as `America/New_York`. */
export type TimeZone = string;

const milliseconds = { day: 86_400_000 };

/** The instant at which a day, `YYYY-MM-DD`, starts in a time zone. */
export const startOfDay = (day: string, timeZone: TimeZone): Date => timeOn(day, 0, timeZone);

/** The instant at which a time zone shows a day and a time of day, in milliseconds. */
export function timeOn(day: string, timeOfDay: number, timeZone: TimeZone): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + timeOfDay;
  // The offset may change between the guess and the result, at most once.
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone));
}

/** The last millisecond of a day in a time zone. */
export function endOfDay(day: string, timeZone: TimeZone): Date {
  return new Date(startOfDay(nextDay(day), timeZone).getTime() - 1);
}

/** The day, `YYYY-MM-DD`, that a time zone has at an instant. */
export function dayAt(instant: Date, timeZone: TimeZone): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** Whether a text is a day that the calendar has, `YYYY-MM-DD`: one that it has not would come back as another. */
export const isDay = (text: string): boolean =>
  /^[12]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

export const nextDay = (day: string): string => addDays(day, 1);

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * milliseconds.day).toISOString().slice(0, 10);
}

/** Months later, on the same day of the month, or its last one where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10);
}

const exact: Readonly<Record<string, number>> = { second: 1000, minute: 60_000, hour: 3_600_000 };
const days: Readonly<Record<string, number>> = { day: 1, week: 7 };

/**
 * Some time later. Days, weeks, months and years keep the time of day that the time zone shows.
 *
 * @param unit `second`, `minute`, `hour`, `day`, `week`, `month` or `year`.
 */
export function addTime(instant: Date, count: number, unit: string, timeZone: TimeZone): Date {
  const fixed = exact[unit];
  if (fixed !== undefined) return new Date(instant.getTime() + count * fixed);
  const day = dayAt(instant, timeZone);
  const shown = instant.getTime() + offsetAt(instant.getTime(), timeZone);
  const length = days[unit];
  const later =
    length === undefined
      ? addMonths(day, unit === "year" ? count * 12 : count)
      : addDays(day, count * length);
  return timeOn(later, shown - Date.parse(`${day}T00:00:00Z`), timeZone);
}

const formats = new Map<TimeZone, Intl.DateTimeFormat>();

/** Milliseconds that a time zone is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: TimeZone): number {
  if (timeZone === "UTC") return 0;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - Math.floor(instant / 1000) * 1000;
}
