import type { Call, Operation } from "./brands.ts";
import { type Fault, token } from "./faults.ts";
import { answer, jsonHeaders } from "./http.ts";
import { leaksOf, outcomeOf } from "./outcome.ts";
import { type Answer, type FaultServer, startServer } from "./server.ts";

/** Makes the function that calls the operations of a server; `fetch` is to be used for every request. */
export type Connect = (options: ConnectOptions) => Promise<Call>;

export interface ConnectOptions {
  readonly baseUrl: string;
  readonly token: string;
  readonly altId: string;
  readonly retries: number;
  /** In milliseconds: short where nothing else ends an attempt, else longer than any test. */
  readonly timeout: number;
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

/** Answers that would make a followed redirect look like a success. */
const bait = answer(200, jsonHeaders('{"success":true}'), '{"success":true}');

/**
 * Lets every fault happen to every operation and tells what the client got wrong: the wrong outcome, a hang, the token
 * in an error, or a request to another path or origin. A rejection that nobody handles fails the test by itself.
 */
export async function misbehaviors(
  connect: Connect,
  operations: readonly Operation[],
  faults: readonly Fault[],
  patience?: number,
): Promise<string[]> {
  const found: string[] = [];
  let next: Answer = bait;
  await using elsewhere = await startServer(() => bait);
  await using server = await startServer(({ url }) => (url.startsWith("/elsewhere") ? bait : next));
  const [quick, patient] = [await open(connect, server, 40), await open(connect, server, 15_000)];
  for (const operation of operations) {
    for (const fault of faults) {
      next = fault.answer(elsewhere.url);
      const [sent, strayed] = [server.received.length, elsewhere.received.length];
      const { says, error } = await outcomeOf((fault.holds ? quick : patient)(operation), patience);
      const complain = (what: string) => found.push(`${operation.id}, ${fault.title}: ${what}`);
      const expected = fault.error(operation) ?? "success";
      if (says !== expected) complain(`${says} instead of ${expected}`);
      for (const place of leaksOf(error, token)) complain(`the token is in ${place}`);
      if (server.received.length !== sent + 1) complain(`${server.received.length - sent} requests`);
      for (const { authorization, body } of elsewhere.received.slice(strayed)) {
        const took = [authorization && "the token", body && "the body"].filter(Boolean).join(" and ");
        complain(`another origin got a request with ${took || "nothing"}`);
      }
    }
  }
  return found;
}

function open(connect: Connect, server: FaultServer, timeout: number): Promise<Call> {
  return connect({
    baseUrl: server.url,
    token,
    altId: "6578278e879ad2646715ba9c",
    retries: 0,
    timeout,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      server.headersArrived();
      return response;
    },
  });
}
