import type { RecurrenceRule } from "@crm-invoices/highlevel";
import { addDays, addMonths, type TimeZone, timeOn } from "../../worlds/days.ts";

/** One issue of a schedule: when, and the how manyth period of its rule it is. */
export interface Occurrence {
  readonly at: Date;
  readonly period: number;
}

const weekdays = ["su", "mo", "tu", "we", "th", "fr", "sa"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const seconds: Readonly<Record<string, number>> = { secondly: 1, minutely: 60, hourly: 3600 };
/** More periods than this are never without an issue. */
const mostEmpty = 100;

const secondsOfDay = (time: string): number => {
  const [hours = 0, minutes = 0, rest = 0] = time.split(":").map(Number);
  return (hours * 60 + minutes) * 60 + rest;
};

/** An instant: a time of a day, as a time zone shows it. */
export const instantOf = (day: string, time: string, timeZone: TimeZone): Date =>
  timeOn(day, secondsOfDay(time) * 1000, timeZone);

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const daysUntil = (day: string, weekday: number): number => (weekday - weekdayOf(day) + 7) % 7;

/**
 * The first issue from a period on that is not before a time; undefined when the rule has ended.
 *
 * @param from the period to begin with; 0 is the one of the rule's first day.
 */
export function nextOccurrence(
  rule: RecurrenceRule,
  from: number,
  notBefore: Date,
  timeZone: TimeZone,
): Occurrence | undefined {
  const start = instantOf(rule.startDate, rule.startTime ?? "00:00:00", timeZone);
  const earliest = notBefore > start ? notBefore : start;
  const end =
    rule.endDate === undefined ? undefined : instantOf(rule.endDate, rule.endTime ?? "23:59:59", timeZone);
  const first = Math.max(from, skipped(rule, start, earliest));
  for (let period = first; period < first + mostEmpty; period += 1) {
    const at = timeOf(rule, period, start, timeZone);
    if (at === undefined || at < earliest) continue;
    return end !== undefined && at > end ? undefined : { at, period };
  }
  return undefined;
}

/** Periods that are surely over before a time, so that nobody has to count through them. */
function skipped({ intervalType, interval }: RecurrenceRule, start: Date, earliest: Date): number {
  const longest: Readonly<Record<string, number>> = {
    ...seconds,
    daily: 86_400,
    weekly: 7 * 86_400,
    monthly: 31 * 86_400,
    yearly: 366 * 86_400,
  };
  const period = (longest[intervalType] ?? 1) * interval * 1000;
  return Math.max(0, Math.floor((earliest.getTime() - start.getTime()) / period) - 1);
}

/** When the rule issues in one of its periods; undefined when that period has no such day. */
function timeOf(rule: RecurrenceRule, period: number, start: Date, timeZone: TimeZone): Date | undefined {
  const length = seconds[rule.intervalType];
  const count = period * rule.interval;
  if (length !== undefined) return new Date(start.getTime() + count * length * 1000);
  const day = dayOf(rule, count);
  return day === undefined ? undefined : instantOf(day, rule.startTime ?? "00:00:00", timeZone);
}

function dayOf(rule: RecurrenceRule, count: number): string | undefined {
  const { intervalType, startDate, dayOfWeek, monthOfYear } = rule;
  if (intervalType === "daily") return addDays(startDate, count);
  if (intervalType === "weekly") {
    const first = dayOfWeek === undefined ? 0 : daysUntil(startDate, weekdays.indexOf(dayOfWeek));
    return addDays(startDate, first + 7 * count);
  }
  if (intervalType === "monthly") return dayInMonth(rule, addMonths(startDate, count));
  const ofYear = addMonths(startDate, 12 * count);
  const month =
    monthOfYear === undefined ? ofYear.slice(5, 7) : String(months.indexOf(monthOfYear) + 1).padStart(2, "0");
  return dayInMonth(rule, `${ofYear.slice(0, 4)}-${month}-01`);
}

/** The day of a month on which the rule issues: by its number, by the weekday of a week, or as on the first day. */
function dayInMonth(
  { startDate, dayOfMonth, dayOfWeek, numOfWeek }: RecurrenceRule,
  inMonth: string,
): string | undefined {
  const first = `${inMonth.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  if (dayOfMonth === -1) return last;
  if (dayOfMonth === undefined && dayOfWeek !== undefined && numOfWeek !== undefined && numOfWeek !== 0) {
    const weekday = weekdays.indexOf(dayOfWeek);
    const day =
      numOfWeek > 0
        ? addDays(first, daysUntil(first, weekday) + 7 * (numOfWeek - 1))
        : addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + 7 * (numOfWeek + 1));
    return day.startsWith(inMonth.slice(0, 7)) ? day : undefined;
  }
  const day = addDays(first, (dayOfMonth ?? Number(startDate.slice(8))) - 1);
  return [day, last].sort()[0];
}
