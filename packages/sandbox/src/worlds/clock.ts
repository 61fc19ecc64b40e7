/** The clock of a world: it runs as the real one does, ahead or behind by an offset, or it stands still. */
export type ClockState =
  | { readonly kind: "running" /** Milliseconds ahead of the real clock. */; readonly offset: number }
  | { readonly kind: "frozen" /** An ISO instant. */; readonly at: string };

export const realTime: ClockState = { kind: "running", offset: 0 };

/** An instant that somebody gives, such as 2026-03-01T09:00:00Z, as ISO; undefined when it is none. */
export function instantIn(text: unknown): string | undefined {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** What a clock shows. */
export function now(clock: ClockState, real: number = Date.now()): Date {
  return clock.kind === "frozen" ? new Date(clock.at) : new Date(real + clock.offset);
}
