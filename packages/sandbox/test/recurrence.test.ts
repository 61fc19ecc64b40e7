import type { RecurrenceRule } from "@crm-invoices/highlevel";
import { expect, test } from "@jest/globals";
import { nextOccurrence } from "../src/operations/schedules/recurrence.ts";

/** The first issues of a rule, in its time zone. */
function issues(rule: RecurrenceRule, from: string, most = 4, timeZone = "UTC"): string[] {
  const found: string[] = [];
  let next = nextOccurrence(rule, 0, new Date(from), timeZone);
  while (next !== undefined && found.length < most) {
    found.push(next.at.toISOString().replace(":00.000Z", ""));
    next = nextOccurrence(rule, next.period + 1, new Date(next.at.getTime() + 1), timeZone);
  }
  return found;
}

const monthly = { intervalType: "monthly", interval: 1, startDate: "2024-01-31" } as const;

test.each<[string, RecurrenceRule, string, string[]]>([
  [
    "the day that a month lacks is its last",
    monthly,
    "2024-01-01",
    ["2024-01-31T00:00", "2024-02-29T00:00", "2024-03-31T00:00", "2024-04-30T00:00"],
  ],
  [
    "the last day of each second month",
    { ...monthly, interval: 2, startDate: "2024-01-01", dayOfMonth: -1 },
    "2024-01-01",
    ["2024-01-31T00:00", "2024-03-31T00:00", "2024-05-31T00:00", "2024-07-31T00:00"],
  ],
  [
    "the second Tuesday",
    { ...monthly, startDate: "2024-01-01", dayOfWeek: "tu", numOfWeek: 2 },
    "2024-01-01",
    ["2024-01-09T00:00", "2024-02-13T00:00", "2024-03-12T00:00", "2024-04-09T00:00"],
  ],
  [
    "the last Friday, not before the start",
    { ...monthly, startDate: "2024-01-27", dayOfWeek: "fr", numOfWeek: -1 },
    "2024-01-01",
    ["2024-02-23T00:00", "2024-03-29T00:00", "2024-04-26T00:00", "2024-05-31T00:00"],
  ],
  [
    "each third day until the end",
    { intervalType: "daily", interval: 3, startDate: "2024-02-27", endDate: "2024-03-04" },
    "2024-01-01",
    ["2024-02-27T00:00", "2024-03-01T00:00", "2024-03-04T00:00"],
  ],
  [
    "each second week on Monday, from long after the start",
    { intervalType: "weekly", interval: 2, startDate: "2020-01-01", dayOfWeek: "mo" },
    "2024-01-05",
    ["2024-01-15T00:00", "2024-01-29T00:00", "2024-02-12T00:00", "2024-02-26T00:00"],
  ],
  [
    "each year in June",
    {
      intervalType: "yearly",
      interval: 1,
      startDate: "2024-02-10",
      monthOfYear: "jun",
      dayOfMonth: 15,
      startTime: "20:45:00",
    },
    "2024-01-01",
    ["2024-06-15T20:45", "2025-06-15T20:45", "2026-06-15T20:45", "2027-06-15T20:45"],
  ],
  [
    "each 90 minutes from years after the start",
    { intervalType: "minutely", interval: 90, startDate: "2000-01-01" },
    "2024-01-01T00:10:00Z",
    ["2024-01-01T01:30", "2024-01-01T03:00", "2024-01-01T04:30", "2024-01-01T06:00"],
  ],
  [
    "nothing after the end",
    { intervalType: "daily", interval: 1, startDate: "2024-01-01", endDate: "2024-01-05" },
    "2024-02-01",
    [],
  ],
])("a rule issues on %s", (_, rule, from, expected) => {
  expect(issues(rule, from)).toEqual(expected);
});

test("a time of day is that of the time zone, before and after its clocks change", () => {
  const rule: RecurrenceRule = {
    intervalType: "daily",
    interval: 1,
    startDate: "2024-03-09",
    startTime: "09:00:00",
  };
  expect(issues(rule, "2024-01-01", 3, "America/New_York")).toEqual([
    "2024-03-09T14:00",
    "2024-03-10T13:00",
    "2024-03-11T13:00",
  ]);
});
