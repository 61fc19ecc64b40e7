import type { ProviderRoute } from "@crm-invoices/mock";
import type { Settings } from "../settings.ts";
import { writeJournal } from "../store/journal.ts";
import { catchUp } from "../worlds/catch-up.ts";
import { type ClockState, instantIn, now } from "../worlds/clock.ts";
import { addTime, type TimeZone } from "../worlds/days.ts";
import { enterWorld, setClock, type World } from "../worlds/world.ts";
import { AdminError, fieldsOf, route } from "./route.ts";

/** How far a clock is moved in one step, at most. */
const mostDays = 36_600;
/** Roughly, to bound a step. */
const daysIn: Readonly<Record<string, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 31,
  year: 366,
};

/** Shows the clock of a world, and moves it. */
export function clockRoutes(settings: Settings): ProviderRoute[] {
  const show = (world: string): Promise<object> =>
    settings.store.transaction(async (store) => {
      const { clock, nextDue = null } = await enterWorld(store, world, settings.beginning);
      return { now: now(clock).toISOString(), clock, nextDue };
    });
  const move = async (name: string, body: unknown): Promise<object> => {
    await settings.store.transaction(async (store) => {
      const world = await enterWorld(store, name, settings.beginning);
      const from = now(world.clock);
      const clock = moved(world, body, settings.timeZone);
      const to = now(clock);
      if (to < from)
        throw new AdminError(`A clock cannot run backwards: it already shows ${from.toISOString()}`);
      await setClock(store, name, clock);
      await writeJournal(store, {
        layer: world.layers.own,
        tenant: "",
        time: from.toISOString(),
        event: "clock",
        subject: "",
        detail: { from: from.toISOString(), to: to.toISOString(), kind: clock.kind },
      });
    });
    await catchUp(settings, name);
    await settings.deliverer?.deliver(name);
    return show(name);
  };
  return [
    route("GET", "/clock", (world) => show(world)),
    route("POST", "/clock", (world, { body }) => move(world, body)),
  ];
}

const help =
  'The body must be one of { "freeze": true }, { "freeze": "2026-03-01T09:00:00Z" }, { "run": true }, { "advance": "+1 day" } and { "advance": "next due" }';

/** The clock as a request wants it. */
function moved({ clock, nextDue }: World, body: unknown, timeZone: TimeZone): ClockState {
  const fields = fieldsOf(body);
  const [[command, value] = [], ...others] = Object.entries(fields);
  if (others.length > 0) throw new AdminError(help);
  if (command === "freeze")
    return { kind: "frozen", at: value === true ? now(clock).toISOString() : instantOf(value) };
  if (command === "run" && value === true) {
    return { kind: "running", offset: now(clock).getTime() - Date.now() };
  }
  if (command !== "advance" || typeof value !== "string") throw new AdminError(help);
  return at(clock, value === "next due" ? dueOrRefuse(nextDue) : later(now(clock), value, timeZone));
}

/** The same clock, showing another time. */
const at = (clock: ClockState, time: Date): ClockState =>
  clock.kind === "frozen"
    ? { kind: "frozen", at: time.toISOString() }
    : { kind: "running", offset: time.getTime() - Date.now() };

function dueOrRefuse(due: string | undefined): Date {
  if (due === undefined)
    throw new AdminError("Nothing will be due in this world, so the clock was not moved");
  return new Date(due);
}

function instantOf(value: unknown): string {
  const instant = instantIn(value);
  if (instant !== undefined) return instant;
  throw new AdminError(
    `freeze must be true or an instant such as 2026-03-01T09:00:00Z, not ${JSON.stringify(value)}`,
  );
}

/** `+1 day`, `+3 weeks`, `+90 minutes` after a time. */
function later(time: Date, text: string, timeZone: TimeZone): Date {
  const [, digits = "", unit = ""] =
    /^\+(\d{1,9}) (second|minute|hour|day|week|month|year)s?$/.exec(text) ?? [];
  if (unit === "")
    throw new AdminError(
      `advance must be a step such as "+1 day", "+3 weeks", "+90 minutes" or "next due", not ${JSON.stringify(text)}`,
    );
  const count = Number(digits);
  if (count * (daysIn[unit] ?? 0) > mostDays) {
    throw new AdminError("advance must be at most 100 years");
  }
  return addTime(time, count, unit, timeZone);
}
