/** The clock of a world: it runs as the real one does, ahead or behind by an offset, or it stands still. */
export type ClockState =
  | { readonly kind: "running" /** Milliseconds ahead of the real clock. */; readonly offset: number }
  | { readonly kind: "frozen" /** An ISO instant. */; readonly at: string };

export const realTime: ClockState = { kind: "running", offset: 0 };

/** What a clock shows. */
export function now(clock: ClockState, real: number = Date.now()): Date {
  return clock.kind === "frozen" ? new Date(clock.at) : new Date(real + clock.offset);
}
