import { type Fault, faults } from "./faults.ts";
import { answer, jsonHeaders } from "./http.ts";
import type { Call, Operation } from "./operations.ts";
import { leaksOf, outcomeOf } from "./outcome.ts";
import { seededRandom } from "./random.ts";
import { callHeader, type FaultServer, startServer } from "./server.ts";

/** What happens to one request of a payment. */
interface Event {
  readonly title: string;
  readonly answer: Fault["answer"];
  /** Whether the request is refused before it is carried out, as with 401, 421 and 429. */
  readonly refused?: boolean;
  /** Whether the caller gives up as the server gets the request. */
  readonly aborts?: boolean;
}

/** How a client for payments is made. */
export type ConnectForPayments = (options: {
  readonly baseUrl: string;
  readonly token: () => Promise<string>;
  readonly altId: string;
  readonly retries: number;
  readonly timeout: number;
  readonly fetch: typeof globalThis.fetch;
}) => Promise<Call>;

const body = '{"message":"later"}';
const tooMany = (more: Readonly<Record<string, string>>): Event => ({
  title: `429 with ${Object.keys(more).join()}`,
  answer: () => answer(429, { ...jsonHeaders(body), ...more }, body),
  refused: true,
});
const refusals: readonly Event[] = [
  tooMany({ "Retry-After": "0" }),
  tooMany({ "Retry-After": "Thu, 01 Jan 2026 00:00:00 GMT" }),
  tooMany({ "X-RateLimit-Interval-Milliseconds": "0" }),
  // By the standard the server did not carry the request out; `fetch` sends it again by itself.
  { title: "421", answer: () => answer(421, jsonHeaders(body), body), refused: true },
  { title: "401", answer: () => answer(401, jsonHeaders(body), body), refused: true },
];
const abortion: Event = { title: "an abort by the caller", answer: () => ({ end: "hold" }), aborts: true };
const redirects: readonly Event[] = [301, 302, 303, 307, 308].map((status) => ({
  title: `${status} to the same place`,
  answer: () => answer(status, { Location: "/again", "Content-Length": "0" }),
}));
const holding = faults.filter(({ holds }) => holds);
// What is refused has its own events, which wait for nothing.
const ending = faults.filter(({ holds, title }) => !holds && !/^(401|429) /.test(title));
const paid = '{"success":true}';

/** The events of one payment: mostly refusals, after which a client may try again, so that what follows comes about. */
function drawEvents(seed: number): readonly Event[] {
  const random = seededRandom(seed);
  const pick = (events: readonly Event[]): Event => events[Math.floor(random() * events.length)] ?? abortion;
  return Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    const kind = random();
    if (kind < 0.5) return pick(refusals);
    if (kind < 0.85) return pick(ending);
    if (kind < 0.92) return pick(redirects);
    return kind < 0.97 ? pick(holding) : abortion;
  });
}

/** One call and what the server did to it. */
interface Payment {
  readonly events: readonly Event[];
  readonly controller: AbortController;
  requests: number;
  accepted: number;
}

/**
 * Records one payment for each seed on a server that fails at random, and tells which were accepted more than once. A
 * payment is accepted when its body arrived, whatever the answer, unless it was refused with 401, 421 or 429.
 */
export async function doublePayments(
  connect: ConnectForPayments,
  operation: Operation,
  seeds: readonly number[],
  patience?: number,
): Promise<string[]> {
  const payments = new Map(
    seeds.map((seed): [string, Payment] => [
      `payment-${seed}`,
      { events: drawEvents(seed), controller: new AbortController(), requests: 0, accepted: 0 },
    ]),
  );
  await using elsewhere = await startServer(({ body }) => account(payments, body, ""));
  await using server: FaultServer = await startServer(({ body }) => account(payments, body, elsewhere.url));

  let tokens = 0;
  const call = await connect({
    baseUrl: server.url,
    token: async () => `pit-secret-${++tokens}`,
    altId: "6578278e879ad2646715ba9c",
    retries: 6,
    timeout: 150,
    fetch: server.fetch,
  });
  const found: string[] = [];
  const pay = async ([notes, payment]: [string, Payment]): Promise<void> => {
    const { signal } = payment.controller;
    const { says, error } = await outcomeOf(
      call(operation, { notes }, { signal, headers: { [callHeader]: notes } }),
      patience,
    );
    const { accepted, events, requests } = payment;
    const story = events.slice(0, requests).map(({ title }) => title);
    const complain = (what: string) => found.push(`${notes}: ${what} (${story.join(", ")})`);
    if (accepted > 1) complain(`accepted ${accepted} times`);
    if (says === "success" && accepted !== 1) complain(`succeeds, accepted ${accepted} times`);
    if (says === "hangs") complain(says);
    for (const place of leaksOf(error, "pit-secret")) complain(`the token is in ${place}`);
  };
  const waiting = [...payments];
  while (waiting.length) await Promise.all(waiting.splice(0, 40).map(pay));
  for (const { authorization } of elsewhere.received) {
    found.push(`another origin got a request${authorization ? " with the token" : ""}`);
  }
  return found;
}

/** Notes a request of the payment that its body names, and decides on the answer. */
function account(payments: ReadonlyMap<string, Payment>, text: string, elsewhere: string) {
  const success = answer(200, jsonHeaders(paid), paid);
  // A request without a body pays nothing.
  const payment = text && payments.get(String(JSON.parse(text).notes));
  if (!payment) return success;
  const event = payment.events[payment.requests++];
  if (!event?.refused) payment.accepted++;
  if (event?.aborts) payment.controller.abort();
  return event ? event.answer(elsewhere) : success;
}
