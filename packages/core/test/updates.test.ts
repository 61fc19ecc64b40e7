import { describe, expect, test } from "@jest/globals";
import { day, flag, isFilled, list, numeric, oneOf, record, required, text } from "../src/updates.ts";

describe("the day of a date", () => {
  test.each([
    ["a day stays as it is", "2026-03-01", "2026-03-01"],
    ["midnight in UTC", "2026-03-01T00:00:00.000Z", "2026-03-01"],
    ["the start of a day in Mexico", "2026-03-01T06:00:00.000Z", "2026-03-01"],
    ["the end of a day in Mexico", "2026-03-15T05:59:59.999Z", "2026-03-14"],
    ["the end of a day in Mexico, to the second", "2026-03-15T05:59:59Z", "2026-03-14"],
    ["the start of a day in Germany", "2026-02-28T23:00:00.000Z", "2026-03-01"],
    ["the end of a day in Germany", "2026-03-14T22:59:59.999Z", "2026-03-14"],
    ["the start of a day in Nepal", "2026-02-28T18:15:00.000Z", "2026-03-01"],
    ["the end of a day in UTC", "2026-12-31T23:59:59.999Z", "2026-12-31"],
    ["the start of a day in Auckland in winter", "2026-05-31T12:00:00.000Z", "2026-06-01"],
    ["the start of a day written with its offset", "2026-03-01T00:00:00-06:00", "2026-03-01"],
    ["the last day of February", "2028-03-01T05:59:59.999Z", "2028-02-29"],
  ])("without a time zone: %s", (_, value, expected) => {
    expect(day(value, "invoice.dueDate", {})).toBe(expected);
  });

  test.each([
    ["2026-03-15T05:59:59.999Z", "America/Mexico_City", "2026-03-14"],
    ["2026-03-15T05:59:59.999Z", "Europe/Berlin", "2026-03-15"],
    ["2026-03-14T10:00:00.000Z", "Pacific/Kiritimati", "2026-03-15"],
    ["2023-12-12T09:27:42.355Z", "UTC", "2023-12-12"],
    ["2026-03-01", "America/Mexico_City", "2026-03-01"],
  ])("%s in %s is %s", (value, timeZone, expected) => {
    expect(day(value, "invoice.dueDate", { timeZone })).toBe(expected);
  });

  test("asks for the time zone when no day begins or ends then", () => {
    expect(() => day("2023-12-12T09:27:42.355Z", "invoice.dueDate", {})).toThrow(
      new TypeError(
        "invoice.dueDate is 2023-12-12T09:27:42.355Z, not the start or end of a day: pass the time zone of the location as timeZone.",
      ),
    );
  });

  test.each(["", "tomorrow", "2026-3-1", "2026-13-01T00:00:00Z", "2026-03-01T00:00:00", "12/31/2026"])(
    "%j is no date",
    (value) => {
      expect(() => day(value, "invoice.dueDate", {})).toThrow(
        new TypeError(
          "invoice.dueDate: the update takes a day (YYYY-MM-DD) or an instant with its offset, but string was read. Correct the record first.",
        ),
      );
    },
  );

  test("a time zone that there is not is named", () => {
    expect(() => day("2026-03-01T06:00:00Z", "invoice.dueDate", { timeZone: "Mars/Olympus" })).toThrow(
      /Mars\/Olympus/,
    );
  });
});

describe("a value that was read", () => {
  test.each([undefined, null])("is missing when it is %s", (value) => {
    expect(() => required(value, "invoice.invoiceItems[1].name")).toThrow(
      new TypeError(
        "invoice.invoiceItems[1].name is missing, but the update requires it: add it to the record.",
      ),
    );
  });

  test.each([0, "", false])("is not missing when it is %j", (value) => {
    expect(required(value, "invoice.a")).toBe(value);
  });

  test.each([
    [text, "a string", "a"],
    [numeric, "a number", 1],
    [flag, "a boolean", false],
    [list, "an array", [1]],
    [record, "an object", { a: 1 }],
  ])("%p passes its kind on and names the field of another", (check, kind, value) => {
    expect(check(value, "invoice.a")).toBe(value);
    for (const other of ["secret", 41, true, ["secret"], { secret: 1 }, null]) {
      if (typeof other === typeof value && Array.isArray(other) === Array.isArray(value) && other !== null)
        continue;
      const refusal = (() => {
        try {
          return String(check(other, "invoice.a"));
        } catch (error) {
          return String(error);
        }
      })();
      expect(refusal).toContain(`TypeError: invoice.a: the update takes ${kind}, but `);
      expect(refusal).not.toMatch(/secret|41/);
    }
  });

  test("is one of what the update takes, or refused", () => {
    expect(oneOf("fixed", ["percentage", "fixed"], "invoice.discount.type")).toBe("fixed");
    expect(() => oneOf("half", ["percentage", "fixed"], "invoice.discount.type")).toThrow(
      new TypeError(
        'invoice.discount.type: the update takes one of "percentage", "fixed", but string was read. Correct the record first.',
      ),
    );
  });

  test("is there unless it is nothing or an empty object", () => {
    expect([undefined, null, {}, { a: 1 }, [], ""].map((value) => isFilled(value))).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});
