import { jsonHeaders, rawResponse } from "./http.ts";
import { seededRandom } from "./random.ts";
import type { RawResponse, Received } from "./server.ts";

/** A payment that somebody else makes, or a request that is carried out after its answer. */
interface Pending {
  /** When it is carried out, in the world's time. */
  readonly at: number;
  readonly payer: string;
  readonly amount: number;
  readonly reference: unknown;
  /** Whether payments are refused with 409 until then. */
  readonly locks: boolean;
}

/** What becomes of a request to record a payment: whether and when it is carried out, and what is answered. */
type Fate = "now" | "late" | "never" | "twice" | "doubled" | "refused" | "refused for now";

/** One invoice, its API with a gateway before it, and those who pay. Time passes when somebody waits. */
export interface World {
  readonly id: string;
  /** How many call `recordPaymentOnce` at the same time. */
  readonly callers: number;
  readonly amount: number;
  readonly options: {
    readonly exclusive: boolean;
    readonly settledAfter: number | undefined;
    readonly patience: number;
    readonly retries: number;
  };
  now(): number;
  pass(milliseconds: number): void;
  respond(received: Received): RawResponse;
  /** How many payments of a caller are recorded in the end, when everything late has been carried out. */
  recordedOf(caller: string): number;
  /** What happened, for a complaint. */
  readonly story: readonly string[];
  /** Lets a caller abort as its payment arrives. */
  onAbort: (caller: string) => void;
}

const later = 10 * 60_000;

/** Draws a world by its seed. */
export function createWorld(seed: number): World {
  const random = seededRandom(seed);
  const chance = (share: number) => random() < share;
  const pick = <Item>(...items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];

  const amount = pick(50, 99.99, 0.1);
  const total = pick(amount, 2 * amount, 1_000);
  const callers = chance(0.25) ? 2 : 1;
  const rivals = chance(0.4) ? pick(1, 2, 3) : 0;
  const settledAfter = chance(0.3) ? pick(1_000, 20_000, 60_000) : undefined;
  const exclusive = callers === 1 && rivals === 0 && chance(0.5);
  const showsReferences = chance(0.5);
  const options = { exclusive, settledAfter, patience: pick(0, 5_000, 30_000), retries: pick(0, 2) };

  const story: string[] = [];
  const paid: Pick<Pending, "payer" | "amount" | "reference">[] = [];
  let pending: Pending[] = [];
  let time = 0;
  let changes = 0;
  let staleUntil = 0;
  let stale: string | undefined;
  if (chance(0.1)) record({ payer: "before", amount: pick(amount, total), reference: undefined });
  for (let rival = 0; rival < rivals; rival++) {
    const each = { payer: "rival", amount: pick(amount, amount, 7), reference: "rival" };
    pending.push({ ...each, at: pick(1, 600, 2_000, 15_000, later), locks: chance(0.5) });
  }

  const amountPaid = () => paid.reduce((sum, each) => sum + each.amount, 0);
  const isPaid = () => amountPaid() >= total - 1e-9;
  const isLocked = () => pending.some(({ locks }) => locks);

  function record(payment: (typeof paid)[number]): void {
    story.push(`${payment.payer} is recorded`);
    paid.push(payment);
    changes++;
  }

  function settle(until: number): void {
    const due = pending.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
    pending = pending.filter(({ at }) => at > until);
    for (const each of due) if (each.locks || !isPaid()) record(each);
  }

  const invoice = () => ({
    _id: `invoice-${seed}`,
    status: isPaid() ? "paid" : paid.length > 0 ? "partially_paid" : "sent",
    amountPaid: amountPaid(),
    updatedAt: `change ${changes}`,
    ...(showsReferences && {
      externalTransactions: paid.map(({ amount: received, reference }) => ({
        amount: received,
        meta: { paymentReference: reference },
      })),
    }),
  });

  function read(): RawResponse {
    const text = JSON.stringify(invoice());
    // A replica that lags behind, for no longer than the caller knows.
    const old = time < staleUntil ? stale : undefined;
    if (chance(0.7)) return answer(200, old ?? text);
    story.push("a read fails");
    return pick(
      () => answer(503, "{}", { "Retry-After": "0" }),
      () => answer(200, "{}"),
      () => answer(200, '{"amountPaid":"50","status":"sent"}'),
      () => answer(401, '{"message":"Command timed out"}'),
      () => answer(200, text.slice(0, 20)),
    )();
  }

  function pay(caller: string, reference: unknown): RawResponse {
    const payment = { payer: caller, amount, reference };
    const fate = drawFate();
    story.push(`${caller} pays: ${fate}`);
    if (fate === "refused for now") return pick(...forNow)();
    if (fate === "refused") {
      return pick(
        () => answer(422, '{"statusCode":422,"message":["mode must be one of"]}'),
        () => answer(400, '{"statusCode":400,"message":"Unable to find an invoice"}'),
        () => answer(403, '{"statusCode":403,"message":"no access"}'),
      )();
    }
    if (isLocked()) return inProgress();
    if (isPaid()) return alreadyPaid();
    stale = JSON.stringify(invoice());
    if (fate === "late" || fate === "twice") {
      const longest = settledAfter ?? later;
      pending.push({ ...payment, at: time + Math.floor(random() * longest), locks: chance(0.7) });
      // The gateway sends the request once more, and the API is still at work on the first.
      if (fate === "twice" && isLocked()) return inProgress();
    }
    if (fate === "doubled") {
      // The gateway sends the request once more, and answers what that comes to.
      record(payment);
      const tooMuch = '{"statusCode":422,"message":"amount must not be greater than the amount due"}';
      return pick(...forNow, () => answer(422, tooMuch))();
    }
    if (fate === "now") {
      record(payment);
      staleUntil = callers === 1 && chance(0.2) ? time + Math.floor(random() * (settledAfter ?? 5_000)) : 0;
      if (chance(0.4)) return answer(200, JSON.stringify({ success: true, invoice: invoice() }));
      if (isPaid() && chance(0.3)) return alreadyPaid();
    }
    return lost(caller);
  }

  const forNow = [
    () => answer(429, '{"statusCode":429,"message":"later"}', { "Retry-After": "0" }),
    () => answer(401, '{"statusCode":401,"message":"jwt expired"}'),
  ] as const;
  const inProgress = () =>
    answer(409, '{"statusCode":409,"message":"Payment recording already in progress"}');
  const alreadyPaid = () => answer(400, '{"statusCode":400,"message":"Invoice is already paid"}');

  const drawFate = (): Fate =>
    pick<Fate>(
      "now",
      "now",
      "now",
      "late",
      "late",
      "never",
      "never",
      "twice",
      "doubled",
      "refused",
      "refused for now",
    );

  /** What is answered when nobody knows. */
  function lost(caller: string): RawResponse {
    return pick<() => RawResponse>(
      () => ({ end: "reset" }),
      () => ({ end: "close" }),
      () => ({ bytes: "HTTP/1.1 200 OK\r\nContent-Ty", end: "close" }),
      () => answer(200, '{"success":'),
      () => answer(200, '{"success":false}'),
      () => answer(200, "<!doctype html>"),
      () => answer(302, "", { Location: "/again" }),
      () => answer(401, '{"message":"Command timed out"}'),
      () => answer(429, "{}", { "Retry-After": "0" }),
      () => answer(504, "{}", { "Retry-After": "0" }),
      () => {
        onAbort(caller);
        return { end: "hold" };
      },
    )();
  }

  let onAbort: (caller: string) => void = () => {};
  return {
    id: `invoice-${seed}`,
    callers,
    amount,
    options,
    story,
    now: () => time,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    respond({ call, method, body }) {
      time++;
      settle(time);
      return method === "GET" ? read() : pay(call, JSON.parse(body).meta?.paymentReference);
    },
    recordedOf(caller) {
      settle(Number.POSITIVE_INFINITY);
      return paid.filter(({ payer }) => payer === caller).length;
    },
    get onAbort() {
      return onAbort;
    },
    set onAbort(abort) {
      onAbort = abort;
    },
  };
}

function answer(status: number, text: string, more: Readonly<Record<string, string>> = {}): RawResponse {
  return rawResponse(status, { ...jsonHeaders(text), ...more }, text);
}
