import { addTime, type TimeZone } from "../worlds/days.ts";
import { type InvoiceEventType, isEventType } from "./event-type.ts";

/** What can go wrong on the way of an event to its receiver. */
export const faultNames = [
  "duplicate",
  "reorder",
  "delay",
  "drop",
  "replay",
  "wrong-key",
  "break-off",
] as const;
export type FaultName = (typeof faultNames)[number];

/** A fault that waits for an event, or an event that waits for the next one, behind which it is sent. */
export type Fault =
  | {
      readonly fault: FaultName;
      /** The events that it waits for; any when it is left out. */
      readonly type?: InvoiceEventType | undefined;
      /** How many of them. */
      readonly count: number;
      /** For a delay: how long, such as `+1 hour`. */
      readonly by?: string | undefined;
    }
  | { readonly held: string };

const duration = /^\+(\d{1,6}) (second|minute|hour|day|week)s?$/;

/** The time that a delay leads to. */
export function delayed(time: Date, by: string, timeZone: TimeZone): Date {
  const [, count = "", unit = ""] = duration.exec(by) ?? [];
  return addTime(time, Number(count), unit, timeZone);
}

/**
 * Reads a fault from outside.
 *
 * @returns what is wrong with it, as a sentence without a full stop, when it cannot be meant.
 */
export function readFault(given: unknown): Fault | string {
  const { fault, type, count = 1, by }: Readonly<Record<string, unknown>> = Object(given);
  const name = faultNames.find((known) => known === fault);
  if (name === undefined)
    return `fault must be one of ${faultNames.join(", ")}, not ${JSON.stringify(fault)}`;
  if (type !== undefined && !isEventType(type))
    return `type must be an event such as InvoicePaid, not ${JSON.stringify(type)}`;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 1 || count > 1000)
    return `count must be a whole number from 1 to 1000, not ${JSON.stringify(count)}`;
  if (name !== "delay") return { fault: name, type, count };
  if (typeof by !== "string" || !duration.test(by))
    return `by must be a duration such as "+1 hour", not ${JSON.stringify(by)}`;
  return { fault: name, type, count, by };
}
