import { type ClientOptions, type Fetch, paced } from "@crm-invoices/core";
import {
  type Payment,
  type PaymentClient,
  type PaymentOptions,
  recordPaymentOnce,
} from "@crm-invoices/core/payments";
import { createWorld, type World } from "./payment-world.ts";
import { callHeader, type FaultServer, type RawResponse, type Received, startServer } from "./server.ts";

/** The amounts and the state of an invoice. */
interface Invoice {
  readonly amountPaid: number;
  readonly status: string;
}

/** The client as these tests call it. */
export type Payer = PaymentClient<Body, Invoice, never>;

export const isPayer = (client: object): client is Payer =>
  "getInvoice" in client && "recordInvoicePayment" in client;

interface Body {
  readonly notes: string;
  readonly mode: "cash";
}

/** What is said of a payment. */
export interface Verdict {
  readonly verdict: string;
  readonly reason: string;
  readonly safeToRepeat: boolean;
}

/** Records a payment in a world. */
export type RecordOnce = (
  client: Payer,
  payment: Payment<Body>,
  options: PaymentOptions<never>,
  runtime: Parameters<typeof recordPaymentOnce>[3],
) => Promise<Verdict>;

/** What is wrong with the verdicts, and which there were. */
export interface Verdicts {
  readonly complaints: readonly string[];
  /** The verdicts with their reasons. */
  readonly given: ReadonlySet<string>;
}

/** How payments are recorded. */
export interface Recording {
  readonly record?: RecordOnce;
  /** What answers the client. Default: a server. */
  readonly start?: ((decide: (received: Received) => RawResponse) => Promise<FaultServer>) | undefined;
  /** In how many worlds at once. */
  readonly atOnce?: number;
}

/**
 * Lets payments be recorded in as many worlds as there are seeds, whose API and gateway fail at random, carry requests out
 * late, and in which others pay the same invoice; then compares each verdict with what is recorded in the end. Every other
 * client is paced.
 */
export async function judgePayments(
  connect: (options: ClientOptions<never>) => Payer,
  seeds: readonly number[],
  { record = recordPaymentOnce, start = startServer, atOnce = 40 }: Recording = {},
): Promise<Verdicts> {
  const worlds = new Map(seeds.map((seed) => [`invoice-${seed}`, createWorld(seed)]));
  await using server = await start((received) => {
    const world = worlds.get(received.url.split(/[/?]/)[2] ?? "");
    if (!world) throw new Error(`No invoice is at ${received.url}.`);
    return world.respond(received);
  });
  let tokens = 0;
  const connectBy = (fetch: Fetch) =>
    connect({
      baseUrl: server.url,
      token: async () => `pit-secret-${++tokens}`,
      altId: "6578278e879ad2646715ba9c",
      timeout: 500,
      fetch,
    });
  const clients = [
    connectBy(server.fetch),
    connectBy(paced({ requests: 100, interval: 5, fetch: server.fetch })),
  ] as const;
  const complaints: string[] = [];
  const given = new Set<string>();

  async function payIn(world: World, client: Payer): Promise<void> {
    const controllers = new Map(
      Array.from({ length: world.callers }, (_, index) => [`${world.id}/${index}`, new AbortController()]),
    );
    world.onAbort = (caller) => controllers.get(caller)?.abort();
    const verdicts = await Promise.all(
      [...controllers].map(async ([caller, { signal }]) => ({
        caller,
        said: await pay(client, world, caller, signal),
      })),
    );
    for (const { caller, said } of verdicts) {
      const recorded = world.recordedOf(caller);
      const allowed = { recorded: [1], "not recorded": [0], unknown: [0, 1] }[said.verdict];
      if (!allowed?.includes(recorded) || said.safeToRepeat !== (said.verdict === "not recorded")) {
        const story = world.story.join(", ");
        complaints.push(`${caller}: ${said.verdict} (${said.reason}), recorded ${recorded} times: ${story}`);
      }
      given.add(`${said.verdict}: ${said.reason}`);
    }
  }

  const pay = (client: Payer, world: World, caller: string, signal: AbortSignal) =>
    record(
      client,
      { invoiceId: world.id, body: { mode: "cash", notes: caller, amount: world.amount } },
      { ...world.options, signal, headers: { [callHeader]: caller } },
      {
        now: world.now,
        sleep: async (milliseconds) => world.pass(milliseconds),
      },
    );

  const waiting = worlds.values();
  const payInEach = async (_: unknown, index: number) => {
    for (const world of waiting) await payIn(world, clients[index % 2 === 0 ? 0 : 1]);
  };
  await Promise.all(Array.from({ length: atOnce }, payInEach));
  return { complaints, given };
}

/** Every verdict with every reason. */
export const verdicts: readonly string[] = [
  "not recorded: already paid",
  "not recorded: not sent",
  "not recorded: refused",
  "not recorded: settled",
  "recorded: answered",
  "recorded: exclusive",
  "recorded: reference",
  "unknown: changed",
  "unknown: unchanged",
  "unknown: unreadable",
];
