import {
  type Brand,
  type Call,
  listBrands,
  type Mock,
  type ProviderResponse,
  startMock,
} from "@crm-invoices/mock";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Sandbox, startSandbox } from "../../src/index.ts";
import { sandboxProvider } from "../../src/provider.ts";
import { altTypeOf } from "../../src/seeds/alt-type.ts";
import { Store } from "../../src/store/store.ts";
import { loadKeys } from "../../src/webhooks/keys.ts";
import { emptyBeginning } from "../../src/worlds/world.ts";
import { runSequence } from "./run-sequence.ts";
import type { Place } from "./scene.ts";
import { sequence } from "./steps.ts";

const nightly = process.env["NIGHTLY"] !== undefined;
/** The gate runs a share of them. */
const sequences = Number(process.env["MODEL_SEQUENCES"] ?? (nightly ? 10_000 : 25));
/** Each night has sequences of its own. */
const today = Number(new Date().toISOString().slice(0, 10).replaceAll("-", ""));
const seed = Number(process.env["MODEL_SEED"] ?? (nightly ? today : 20_261_128));
/** How many worlds of sequences that are done are still there, from which nothing may leak into the next one. */
const keptWorlds = 20;

const placeIn = ({ urls }: Pick<Mock, "urls">, brand: Brand, world: string): Place => ({
  url: urls[brand] ?? "",
  altType: altTypeOf(brand) ?? "",
  world,
});

describe.each(["observed", "documented"] as const)("under the %s contract", (contract) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ brands: listBrands(), contract });
  });
  afterAll(() => sandbox.close());

  test.each(listBrands())(
    `${sequences} random sequences of seed ${seed} of %s agree with a simple model, and keep the contract`,
    async (brand) => {
      let count = 0;
      const others = listBrands().filter((other) => other !== brand);
      await fc.assert(
        fc.asyncProperty(sequence, async (steps) => {
          count += 1;
          const world = `${brand}-${count}`;
          const elsewhere = others.map((other) => placeIn(sandbox, other, world));
          await runSequence(placeIn(sandbox, brand, world), steps, elsewhere);
          await sandbox.reset(`${brand}-${count - keptWorlds}`);
        }),
        { numRuns: sequences, seed },
      );
      expect(sandbox.state().violations).toBe(0);
    },
    3 * 60 * 60_000,
  );
});

/** What a sandbox might do wrong: to a call before it is answered, and to its answer. */
interface Bug {
  readonly name: string;
  readonly call?: (call: Call) => Call;
  readonly answer?: (answer: ProviderResponse, call: Call) => ProviderResponse;
}

const withBody = (call: Call, changes: object): Call => ({
  ...call,
  body: { ...Object(call.body), ...changes },
});

const bugs: readonly Bug[] = [
  {
    name: "drops a cent of each payment",
    call: (call) => {
      const { amount }: { amount?: number } = Object(call.body);
      return call.operationId === "recordInvoicePayment" && amount !== undefined && amount > 0.01
        ? withBody(call, { amount: amount - 0.01 })
        : call;
    },
  },
  {
    name: "shows one account what another one has",
    call: (call) => ({
      ...call,
      query: { ...call.query, ...("altId" in call.query && { altId: "first-account" }) },
    }),
  },
  {
    name: "shows one world what another one has",
    call: (call) => (call.operationId === "listInvoices" ? { ...call, client: "model-1" } : call),
  },
  {
    name: "leaves sent what is made void",
    answer: (answer, { operationId }) =>
      operationId === "voidInvoice" && answer.status === 200
        ? { ...answer, body: { ...Object(answer.body), status: "sent" } }
        : answer,
  },
  {
    name: "breaks the contract where a template is read",
    answer: (answer, { operationId }) =>
      operationId === "getInvoiceTemplate" && answer.status === 200
        ? { ...answer, body: { ...Object(answer.body), total: "much" } }
        : answer,
  },
  {
    name: "leaves an estimate a draft that is sent",
    answer: (answer, { operationId }) =>
      operationId === "sendEstimate" && answer.status === 201
        ? { ...answer, body: { ...Object(answer.body), estimateStatus: "draft" } }
        : answer,
  },
];

test.each(bugs)(
  "the model finds out a sandbox that $name",
  async ({ call: wrongCall, answer: wrongAnswer }) => {
    const store = await Store.open({});
    const provider = sandboxProvider({
      brands: ["highlevel"],
      tools: { judge: () => [] },
      store,
      beginning: emptyBeginning,
      rules: {},
      evidence: "any",
      timeZone: "UTC",
      ids: "random",
      keys: await loadKeys(store, {}),
      deliverer: undefined,
    });
    const mock = await startMock({
      brand: "highlevel",
      provider: {
        ...provider,
        async respond(call, context) {
          const answer = await provider.respond(wrongCall?.(call) ?? call, context);
          return answer && (wrongAnswer?.(answer, call) ?? answer);
        },
      },
    });
    try {
      let count = 0;
      const property = fc.asyncProperty(sequence, async (steps) => {
        count += 1;
        await runSequence(placeIn(mock, "highlevel", `model-${count}`), steps);
      });
      const { failed } = await fc.check(property, { numRuns: 300, seed, endOnFailure: true });
      expect(failed).toBe(true);
    } finally {
      await mock.close();
    }
  },
);
