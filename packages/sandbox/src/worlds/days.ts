/** A time zone by its name, such as `America/New_York`. */
export type TimeZone = string;

const milliseconds = { day: 86_400_000 };

/** The instant at which a day, `YYYY-MM-DD`, starts in a time zone. */
export function startOfDay(day: string, timeZone: TimeZone): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
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

export const nextDay = (day: string): string => addDays(day, 1);

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * milliseconds.day).toISOString().slice(0, 10);
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
