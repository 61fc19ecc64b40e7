import type { WebhookOptions } from "./options.ts";
import { WebhookError } from "./webhook-error.ts";

const documentedTolerance = 300_000;

/** Throws when the event is too far from now, or cannot say when it was sent. */
export function checkTimestamp(payload: object, { now = Date.now, tolerance }: WebhookOptions): void {
  const allowed = tolerance ?? documentedTolerance;
  if (allowed === Number.POSITIVE_INFINITY) return;
  const sent = readTime("timestamp" in payload ? payload.timestamp : undefined);
  if (Number.isNaN(sent)) {
    throw new WebhookError(
      "undated",
      'The event has no "timestamp" that can be read, so its age is unknown: set "tolerance" to Infinity to accept events of any age.',
      { payload },
    );
  }
  const offset = now() - sent;
  // Turned around so that a NaN refuses.
  if (!(Math.abs(offset) <= allowed)) {
    throw new WebhookError(
      "stale",
      `The event was sent ${Math.round(Math.abs(offset) / 1000)} s ${offset > 0 ? "ago" : "in the future"}, and at most ${allowed / 1000} s are allowed.`,
      { payload },
    );
  }
}

/** Throws when the delivery was seen before, or cannot be told from others. */
export async function checkReplay(payload: object, { replay }: WebhookOptions): Promise<void> {
  if (!replay) return;
  const id = "webhookId" in payload ? payload.webhookId : undefined;
  if (typeof id !== "string" || id === "") {
    throw new WebhookError(
      "unidentified",
      'The event has no "webhookId" to recognize a repeated delivery by: leave "replay" out to accept such events.',
      { payload },
    );
  }
  if (await replay(id)) {
    throw new WebhookError("replayed", "The event was delivered before: its webhookId is known.", {
      payload,
    });
  }
}

/** A date and time as ISO 8601 has it, with or without its zone. */
const isoTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * When an event was sent, in milliseconds. How it is written is not documented: ISO text, seconds or milliseconds. Text
 * without a zone is UTC; the parser would take it for the time of this machine, and let an old event pass elsewhere.
 */
function readTime(timestamp: unknown): number {
  if (typeof timestamp === "string" && !/^\d+$/.test(timestamp)) {
    const [, , , zone] = isoTime.exec(timestamp) ?? [];
    return isoTime.test(timestamp) ? Date.parse(zone ? timestamp : `${timestamp}Z`) : Number.NaN;
  }
  if (typeof timestamp !== "string" && typeof timestamp !== "number") return Number.NaN;
  const time = Number(timestamp);
  // In seconds this is the year 5138, in milliseconds 1973.
  return time < 100_000_000_000 ? time * 1000 : time;
}
