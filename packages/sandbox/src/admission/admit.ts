import { createHash } from "node:crypto";
import type { Call } from "@crm-invoices/mock";
import { ApiRefusal } from "../operations/refusal.ts";
import { firstChoice, RuleBook } from "../rules/book.ts";
import type { RuleChoices } from "../rules/table.ts";
import type { Settings } from "../settings.ts";
import type { StoreTransaction } from "../store/store.ts";
import { now } from "../worlds/clock.ts";
import { tenantOfCall } from "../worlds/tenant.ts";
import { enterWorld, mainWorld } from "../worlds/world.ts";
import { scopesOf, scopesOfToken } from "./scopes.ts";

const day = 86_400_000;
const interval = 10_000;
const most = { interval: 100, day: 200_000 };

const enforced = ["token-expiry", "scopes", "rate-limits"] as const;

/** What was found out about a call before its operation is asked. */
export interface Admission {
  readonly rules: RuleBook;
  /** Those of the rate limits, where they hold. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where the call may go on. */
  readonly refusal?: ApiRefusal | undefined;
}

/** Whether a world wants any call to be admitted; by default none does. */
export const isGuarded = (choices: RuleChoices): boolean =>
  enforced.some((id) => (choices[id] ?? firstChoice(id)) === "enforce");

/**
 * Counts a call, and looks at its token. It is a transaction of its own: a call that is refused counts, too.
 *
 * @param document the one by which the call was judged.
 */
export function admit(settings: Settings, call: Call, document: object): Promise<Admission> {
  const name = call.client ?? mainWorld;
  return settings.store.transaction(async (store) => {
    const world = await enterWorld(store, name, settings.beginning);
    const choices = { ...settings.rules, ...world.rules };
    const enforces = (id: (typeof enforced)[number]): boolean => choices[id] === "enforce";
    const rules = new RuleBook(choices, settings.evidence);
    const time = now(world.clock).getTime();
    const token = (call.headers["authorization"] ?? "").replace(/^bearer +/i, "");
    let refusal: ApiRefusal | undefined;
    let headers = {};
    if (enforces("token-expiry") && time - (await firstUse(store, name, token, time)) >= day) {
      rules.decide("token-expiry");
      refusal = new ApiRefusal(401, "Invalid token: access token is invalid");
    }
    if (refusal === undefined && enforces("scopes") && !mayCall(token, document, call.operationId)) {
      rules.decide("scopes");
      refusal = new ApiRefusal(401, "The token is not authorized for this scope.");
    }
    if (enforces("rate-limits")) {
      rules.decide("rate-limits");
      const account = tenantOfCall(call)?.key ?? JSON.stringify([call.brand]);
      const left = {
        interval:
          most.interval -
          (await countIn(store, name, account, "requests in interval", Math.floor(time / interval))),
        day: most.day - (await countIn(store, name, account, "requests in day", Math.floor(time / day))),
      };
      headers = limitHeaders(left);
      if (left.interval < 0 || left.day < 0) {
        rules.decide("rate-limit-answer");
        refusal = new ApiRefusal(429, "Too many requests");
      }
    }
    return { rules, headers, refusal };
  });
}

function mayCall(token: string, document: object, operationId: string): boolean {
  const has = scopesOfToken(token);
  const demanded = scopesOf(document, operationId);
  if (has === undefined || demanded.length === 0) return true;
  return demanded.some((scopes) => scopes.every((scope) => has.includes(scope)));
}

/** When a world first saw a token, in milliseconds. Its digest is kept, never the token. */
async function firstUse(
  { db }: StoreTransaction,
  world: string,
  token: string,
  time: number,
): Promise<number> {
  const name = `token ${createHash("sha256").update(token).digest("hex")}`;
  const { value } = await db
    .insertInto("counters")
    .values({ world, tenant: "", name, value: time })
    .onConflict((conflict) =>
      conflict
        .columns(["world", "tenant", "name"])
        .doUpdateSet(({ ref }) => ({ value: ref("counters.value") })),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  return Number(value);
}

/** Counts within a window of time; those that are over are forgotten. */
async function countIn(
  store: StoreTransaction,
  world: string,
  tenant: string,
  name: string,
  window: number,
): Promise<number> {
  const own = `${name} ${window}`;
  await store.db
    .deleteFrom("counters")
    .where("world", "=", world)
    .where("tenant", "=", tenant)
    .where("name", "like", `${name} %`)
    .where("name", "!=", own)
    .execute();
  return store.count(world, tenant, own);
}

const limitHeaders = (left: typeof most): Readonly<Record<string, string>> => ({
  "x-ratelimit-limit-daily": String(most.day),
  "x-ratelimit-daily-remaining": String(Math.max(left.day, 0)),
  "x-ratelimit-interval-milliseconds": String(interval),
  "x-ratelimit-max": String(most.interval),
  "x-ratelimit-remaining": String(Math.max(left.interval, 0)),
});
