import type { ScheduleOptions } from "@crm-invoices/highlevel";
import { dayAt, isDay } from "../../worlds/days.ts";
import type { Context } from "../context.ts";
import { ApiRefusal } from "../refusal.ts";
import { nextOccurrence } from "./recurrence.ts";
import type { Issue, StoredSchedule } from "./stored.ts";

const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** The next invoice that a schedule issues; undefined when there are no more. */
export function nextIssue(
  { now, timeZone }: Pick<Context, "now" | "timeZone">,
  { schedule, issued, next, last }: StoredSchedule,
): Issue | undefined {
  const { executeAt, rrule } = schedule;
  if (rrule === undefined) {
    if (executeAt === undefined || issued.length > 0) return undefined;
    return issueAt(later(new Date(executeAt), now), 0);
  }
  if (rrule.count !== undefined && issued.length >= rrule.count) return undefined;
  // What is issued some days ahead is for a time that is still to come.
  const after = last === undefined ? now : later(now, new Date(Date.parse(last) + 1));
  const found = nextOccurrence(rrule, next === undefined ? 0 : next.period + 1, after, timeZone);
  return found && issueAt(found.at, found.period, rrule.daysBefore);

  function issueAt(at: Date, period: number, daysBefore = 0): Issue {
    const due = later(new Date(at.getTime() - daysBefore * 86_400_000), now);
    return { due: due.toISOString(), at: at.toISOString(), day: dayAt(at, timeZone), period };
  }
}

/** Refuses a rule that cannot be followed, in the API's shape of errors. */
export function refuseUnreadable({ rules }: Context, { executeAt, rrule }: ScheduleOptions): void {
  const faults = [
    ...(executeAt !== undefined && Number.isNaN(Date.parse(executeAt))
      ? ["schedule.executeAt must be a time"]
      : []),
    ...(rrule === undefined
      ? []
      : [
          ...(isDay(rrule.startDate) ? [] : ["schedule.rrule.startDate must be a day, YYYY-MM-DD"]),
          ...(rrule.endDate === undefined || isDay(rrule.endDate)
            ? []
            : ["schedule.rrule.endDate must be a day, YYYY-MM-DD"]),
          ...(isTime(rrule.startTime) ? [] : ["schedule.rrule.startTime must be a time of day, HH:mm:ss"]),
          ...(isTime(rrule.endTime) ? [] : ["schedule.rrule.endTime must be a time of day, HH:mm:ss"]),
          ...(isCount(rrule.interval)
            ? []
            : ["schedule.rrule.interval must be a whole number from 1 to 1000"]),
        ]),
  ];
  if (faults.length === 0) return;
  rules.decide("schedule-times");
  throw new ApiRefusal(422, faults.join(", "));
}

const isTime = (text: string | undefined): boolean =>
  text === undefined || /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text);
const isCount = (count: number): boolean => Number.isInteger(count) && count >= 1 && count <= 1000;
