import { type Fault, token } from "./faults.ts";
import { jsonHeaders, rawResponse } from "./http.ts";
import type { Call, Operation } from "./operations.ts";
import { leaksOf, outcomeOf } from "./outcome.ts";
import { callHeader, type FaultServer, startServer } from "./server.ts";
import { eachOf } from "./together.ts";

/** Makes the function that calls the operations of a server; `fetch` is to be used for every request. */
export type Connect = (options: ConnectOptions) => Promise<Call>;

export interface ConnectOptions {
  readonly baseUrl: string;
  readonly token: string;
  readonly altId: string;
  readonly retries: number;
  /** In milliseconds: short where nothing else ends an attempt, else longer than any test. */
  readonly timeout: number;
  readonly fetch: typeof fetch;
}

/** A response that would make a followed redirect look like a success. */
const bait = rawResponse(200, jsonHeaders('{"success":true}'), '{"success":true}');

/**
 * Lets every fault happen to an operation and tells what the client got wrong: the wrong outcome, a hang, the token in
 * an error, or a request to another path or origin. A rejection that nobody handles fails the test by itself.
 */
export async function misbehaviors(
  connect: Connect,
  operation: Operation,
  faults: readonly Fault[],
  patience?: number,
): Promise<string[]> {
  const found: string[] = [];
  await using elsewhere = await startServer(() => bait);
  await using server = await startServer(({ url, call }) =>
    url.startsWith("/elsewhere") ? bait : (faults[Number(call)]?.respond(elsewhere.url) ?? bait),
  );
  const [quick, patient] = [await open(connect, server, 100), await open(connect, server, 15_000)];

  const suffer = async ([index, fault]: [number, Fault]): Promise<void> => {
    const call = String(index);
    const attempt = (fault.holds ? quick : patient)(operation, {}, { headers: { [callHeader]: call } });
    const { says, error } = await outcomeOf(attempt, patience);
    const complain = (what: string) => found.push(`${operation.id}, ${fault.title}: ${what}`);
    const expected = fault.error(operation) ?? "success";
    if (says !== expected) complain(`${says} instead of ${expected}`);
    for (const place of leaksOf(error, token)) complain(`the token is in ${place}`);
    const requests = server.received.filter((received) => received.call === call).length;
    // A limit of time may pass before the request is there.
    if (requests !== 1 && !(fault.holds && requests === 0)) complain(`${requests} requests`);
    for (const strayed of elsewhere.received.filter((received) => received.call === call)) {
      const took = [strayed.authorization && "the token", strayed.body && "the body"].filter(Boolean);
      complain(`another origin got a request with ${took.join(" and ") || "nothing"}`);
    }
  };
  await eachOf(faults.entries(), suffer);
  return found;
}

function open(connect: Connect, { url, fetch }: FaultServer, timeout: number): Promise<Call> {
  return connect({ baseUrl: url, token, altId: "6578278e879ad2646715ba9c", retries: 0, timeout, fetch });
}
