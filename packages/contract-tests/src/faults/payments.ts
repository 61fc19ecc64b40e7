import { type Fetch, InvoicesError, paced } from "@crm-invoices/core";
import { type Fault, faults } from "./faults.ts";
import { jsonHeaders, rawResponse } from "./http.ts";
import type { Call, Operation } from "./operations.ts";
import { leaksOf, outcomeOf } from "./outcome.ts";
import { seededRandom } from "./random.ts";
import { callHeader, type FaultServer, type RawResponse, startServer } from "./server.ts";
import { eachOf } from "./together.ts";

/** What happens to one request of a payment. */
interface Event {
  readonly title: string;
  readonly respond: Fault["respond"];
  /** Whether the request is refused before it is carried out. */
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
  readonly fetch: Fetch;
}) => Promise<Call>;

const says = (status: number, body: object, more: Readonly<Record<string, string>> = {}): RawResponse => {
  const text = JSON.stringify(body);
  return rawResponse(status, { ...jsonHeaders(text), ...more }, text);
};
const refusal = (title: string, ...what: Parameters<typeof says>): Event => ({
  title,
  respond: () => says(...what),
  refused: true,
});
const later = { message: "later" };
const own = { "X-RateLimit-Interval-Milliseconds": "1" };

/** What the API refuses by itself, before it is carried out. */
const refusals: readonly Event[] = [
  refusal("429 with Retry-After", 429, later, { ...own, "Retry-After": "0" }),
  refusal("429 with a date", 429, later, { ...own, "Retry-After": "Thu, 01 Jan 2026 00:00:00 GMT" }),
  refusal("429 with the interval", 429, later, own),
  refusal("429 of the API's shape", 429, { statusCode: 429, ...later }, { "Retry-After": "0" }),
  // By the standard the server did not carry the request out; `fetch` sends it again by itself.
  refusal("421", 421, later),
  refusal("401 of the token", 401, { statusCode: 401, message: "Invalid token: access token is invalid" }),
  refusal("401 of the JWT", 401, { statusCode: 401, message: "jwt expired" }),
];

/** What a gateway or proxy answers in the API's place, after the API carried the request out. */
const afterwards: readonly Event[] = [
  { title: "401 of a gateway", respond: () => says(401, { message: "Command timed out" }) },
  {
    title: "401 of the API's shape about something else",
    respond: () => says(401, { statusCode: 401, ...later }),
  },
  { title: "an empty 401", respond: () => rawResponse(401, jsonHeaders("")) },
  { title: "429 of a proxy", respond: () => says(429, later, { "Retry-After": "0" }) },
  { title: "an empty 429", respond: () => rawResponse(429, jsonHeaders("")) },
  { title: "503 that asks to come again", respond: () => says(503, later, { "Retry-After": "0" }) },
  { title: "408 that asks to come again", respond: () => says(408, later, { "Retry-After": "0" }) },
];
const abortion: Event = { title: "an abort by the caller", respond: () => ({ end: "hold" }), aborts: true };
const redirects: readonly Event[] = [301, 302, 303, 307, 308].map((status) => ({
  title: `${status} to the same place`,
  respond: () => rawResponse(status, { Location: "/again", "Content-Length": "0" }),
}));
const holding = faults.filter(({ holds }) => holds);
// What is refused has its own events, which wait for nothing.
const ending: readonly Event[] = faults
  .filter(({ holds, title }) => !holds && !/^(401|429) /.test(title))
  // A status of the four hundreds in the API's own shape is its refusal.
  .map((fault) => ({ ...fault, refused: /^4(?!08)\d\d with JSON( without a length)?$/.test(fault.title) }));
const paid = '{"success":true}';

/** The events of one payment: mostly refusals, after which a client may try again, so that what follows comes about. */
function drawEvents(seed: number): readonly Event[] {
  const random = seededRandom(seed);
  const pick = (events: readonly Event[]): Event => events[Math.floor(random() * events.length)] ?? abortion;
  return Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    const kind = random();
    if (kind < 0.5) return pick(refusals);
    if (kind < 0.65) return pick(afterwards);
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
 * Records one payment for each seed on a server that fails at random, and tells which were accepted more than once, and
 * which errors hide that one may have been. A payment is accepted when its body arrived, whatever the response, unless the
 * API itself refused it: the token, the rate, or by 421.
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
  const options = {
    baseUrl: server.url,
    // Now and then it never answers.
    token: () => (++tokens % 40 ? Promise.resolve(`pit-secret-${tokens}`) : new Promise<never>(() => {})),
    altId: "6578278e879ad2646715ba9c",
    retries: 6,
    timeout: 150,
    fetch: server.fetch,
  };
  const calls = [
    await connect(options),
    await connect({ ...options, fetch: paced({ requests: 20, interval: 10, fetch: server.fetch }) }),
  ];
  const found: string[] = [];
  const pay = async ([index, [notes, payment]]: [number, [string, Payment]]): Promise<void> => {
    const call = calls[index % calls.length];
    if (!call) return;
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
    // What is said to have failed for certain must not have been accepted.
    if (error instanceof InvoicesError && accepted > 0 && !error.uncertain)
      complain(`${says} hides a payment`);
    for (const place of leaksOf(error, "pit-secret")) complain(`the token is in ${place}`);
  };
  await eachOf([...payments].entries(), pay);
  for (const { authorization } of elsewhere.received) {
    found.push(`another origin got a request${authorization ? " with the token" : ""}`);
  }
  return found;
}

/** Notes a request of the payment that its body names, and decides on the response. */
function account(payments: ReadonlyMap<string, Payment>, text: string, elsewhere: string) {
  const success = rawResponse(200, jsonHeaders(paid), paid);
  // A request without a body pays nothing.
  const payment = text && payments.get(String(JSON.parse(text).notes));
  if (!payment) return success;
  const event = payment.events[payment.requests++];
  if (!event?.refused) payment.accepted++;
  if (event?.aborts) payment.controller.abort();
  return event ? event.respond(elsewhere) : success;
}
