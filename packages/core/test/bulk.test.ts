import { describe, expect, test } from "@jest/globals";
import { type BulkReport, type CreationClient, createInvoiceOnce, inBulk } from "../src/bulk/index.ts";
import { fail } from "../src/call.ts";
import type { InvoicesError } from "../src/index.ts";
import { stoppedRuntime } from "./fixture.ts";

const facts = { method: "POST", path: "/", operationId: undefined, attempts: 1 };
const refused = (text: string) =>
  fail({ ...facts, uncertain: false }, "BadRequest", `400 ${text}`, undefined, {
    status: 400,
    headers: new Headers(),
    traceId: undefined,
    body: {},
    problems: [{ path: [], text }],
    messages: [text],
    limits: {},
    wait: undefined,
  }).error;
const lost = fail({ ...facts, uncertain: true }, "Network", "fetch failed").error;
const done = <Data>(data: Data) => ({ data, error: undefined, response: new Response() });
const failed = <Error extends InvoicesError>(error: Error) => ({
  data: undefined,
  error,
  response: undefined,
});

interface Listed {
  readonly _id: string;
  readonly invoiceNumber: string;
}

type Client = CreationClient<object, Listed, { readonly made: true }, string>;

const body = { invoiceNumber: "7", invoiceNumberPrefix: "INV-", contactDetails: { id: "contact-1" } };
const others = Array.from({ length: 150 }, (_, index) => ({
  _id: `id-${index}`,
  invoiceNumber: `${index + 100}`,
}));
const own = { _id: "own", invoiceNumber: "INV-7" };

/** Creates an invoice where the contact has the given ones: before, and after so many searches. */
function create(
  before: readonly Listed[],
  after: readonly Listed[],
  answer: Client["createInvoice"],
  searches = 1,
) {
  const sent: unknown[] = [];
  let search = 0;
  const client: Client = {
    listInvoices: async ({ contactId, limit, offset }) => {
      expect(contactId).toBe("contact-1");
      if (offset === 0) search++;
      const all = search > searches ? after : before;
      return done({ invoices: all.slice(offset, offset + limit), total: all.length });
    },
    createInvoice: (request) => {
      sent.push(request.body);
      return answer(request);
    },
  };
  const runtime = stoppedRuntime();
  return { creation: createInvoiceOnce(client, { body }, {}, runtime), sent, runtime };
}

describe("createInvoiceOnce", () => {
  test("creates an invoice whose number the contact does not have", async () => {
    const { creation, sent } = create(others, others, async () => done({ made: true }));
    expect(await creation).toMatchObject({
      verdict: "created",
      invoice: { made: true },
      safeToRepeat: false,
    });
    expect(sent).toEqual([body]);
  });

  test.each(["7", "INV-7"])(
    "sends nothing when the contact has %s, on whichever page",
    async (invoiceNumber) => {
      const there = [...others, { _id: "own", invoiceNumber }];
      const { creation, sent } = create(there, there, async () => done({ made: true }));
      expect(await creation).toMatchObject({ verdict: "exists", invoice: { _id: "own" } });
      expect(sent).toEqual([]);
    },
  );

  test.each([
    [{ invoiceNumber: "7", invoiceNumberPrefix: "INV-" }, "exists"],
    [{ invoiceNumber: "INV-7", invoiceNumberPrefix: "INV-" }, "exists"],
    [{ invoiceNumber: "7", invoiceNumberPrefix: "OLD-" }, "created"],
    [{ invoiceNumber: "OLD-7" }, "created"],
  ])("looks at the prefix where it shows: %j", async (shown, verdict) => {
    const there = [...others, { _id: "other", ...shown }];
    const { creation } = create(there, there, async () => done({ made: true }));
    expect((await creation).verdict).toBe(verdict);
  });

  test("finds the invoice after an unknown outcome, however late it shows", async () => {
    const { creation, sent, runtime } = create(others, [...others, own], async () => failed(lost), 4);
    expect(await creation).toMatchObject({ verdict: "exists", invoice: own, error: lost });
    expect([sent.length, runtime.waits]).toEqual([1, [500, 1_000, 2_000]]);
  });

  test("says that the outcome is unknown when the invoice does not show, and does not send it again", async () => {
    const { creation, sent } = create(others, others, async () => failed(lost));
    expect(await creation).toMatchObject({ verdict: "unknown", safeToRepeat: false, error: lost });
    expect(sent).toHaveLength(1);
  });

  test("takes a rejection, such as that of an abort, for an unknown outcome", async () => {
    const { creation } = create([], [], () => Promise.reject(new Error("aborted")));
    expect(await creation).toMatchObject({ verdict: "unknown", rejection: new Error("aborted") });
  });

  test.each([
    "Invoice number already exists",
    "Invoice number is already taken",
    "Invoice total amount must be",
  ])("after the refusal %j says what the contact has: an invoice that is there, or none", async (text) => {
    const elsewhere = create(others, others, async () => failed(refused(text)));
    expect(await elsewhere.creation).toMatchObject({ verdict: "not created", safeToRepeat: true });
    expect(elsewhere.runtime.waits).toEqual([]);
    const there = create(others, [...others, own], async () => failed(refused(text)));
    expect(await there.creation).toMatchObject({ verdict: "exists", invoice: own });
  });

  test("takes a conflict for no answer, for the request may have been sent twice on its way", async () => {
    const conflict = Object.assign(refused("in progress"), { status: 409 });
    const { creation, runtime } = create(others, [...others, own], async () => failed(conflict), 3);
    expect(await creation).toMatchObject({ verdict: "exists", invoice: own, error: conflict });
    expect(runtime.waits).toEqual([500, 1_000]);
  });

  test.each([[{}], [{ invoices: null }], [[]], ["text"]])(
    "does not reject when %j is answered in place of a list, before or after the request",
    async (answer) => {
      let before = 0;
      let sent = 0;
      const client: Client = {
        listInvoices: async () => done(before-- > 0 ? { invoices: [] } : Object(answer)),
        createInvoice: async () => {
          sent++;
          return failed(lost);
        },
      };
      expect(await createInvoiceOnce(client, { body }, {}, stoppedRuntime())).toMatchObject({
        verdict: "not created",
        rejection: expect.any(TypeError),
      });
      expect(sent).toBe(0);
      before = 1;
      expect(await createInvoiceOnce(client, { body }, {}, stoppedRuntime())).toMatchObject({
        verdict: "unknown",
        error: lost,
      });
      expect(sent).toBe(1);
    },
  );

  test("passes over what is no invoice in a list", async () => {
    const answer = Object({ invoices: [null, 7, { invoiceNumber: { toString: 1 } }, own] });
    const client: Client = {
      listInvoices: async () => done(answer),
      createInvoice: async () => done({ made: true }),
    };
    expect(await createInvoiceOnce(client, { body })).toMatchObject({ verdict: "exists", invoice: own });
  });

  test("sends nothing when the invoices cannot be read, and ends with pages that come again", async () => {
    const client: Client = {
      listInvoices: async () => failed(lost),
      createInvoice: async () => done({ made: true }),
    };
    expect(await createInvoiceOnce(client, { body })).toMatchObject({ verdict: "not created", error: lost });
    const endless: Client = { ...client, listInvoices: async () => done({ invoices: others.slice(0, 5) }) };
    expect(await createInvoiceOnce(endless, { body })).toMatchObject({ verdict: "created" });
  });

  test.each([
    [{ ...body, invoiceNumber: "" }, {}, "body.invoiceNumber"],
    [{ ...body, contactDetails: { id: "" } }, {}, "body.contactDetails.id"],
    [body, { patience: Number.NaN }, '"patience"'],
  ])("refuses %j with %j before anything is sent", async (given, options, name) => {
    const client: Client = {
      listInvoices: () => Promise.reject(new Error("sent")),
      createInvoice: () => Promise.reject(new Error("sent")),
    };
    await expect(createInvoiceOnce(client, { body: given }, options)).rejects.toThrow(name);
  });
});

describe("inBulk", () => {
  const keyOf = (item: number) => `item-${item}`;
  const items = [1, 2, 3, 4, 5];
  const states = ({ entries }: BulkReport) => entries.map(({ key, state }) => `${key} ${state}`);

  test("does all items, so many at a time, and says what each has come to", async () => {
    let [running, most] = [0, 0];
    const results = [{ verdict: "created" }, { verdict: "not recorded" }, done({}), failed(refused("no"))];
    const work = async (item: number) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve));
      running--;
      return results[item - 1] ?? { verdict: "exists" };
    };
    const report = await inBulk(items, work, { keyOf, concurrency: 2 });
    expect([most, report.end, report.entries.map(({ state, says }) => [state, says])]).toEqual([
      2,
      "finished",
      [
        ["done", "created"],
        ["failed", "not recorded"],
        ["done", undefined],
        ["failed", "POST /: 400 no"],
        ["done", "exists"],
      ],
    ]);
  });

  test.each([
    ["a verdict", async () => ({ verdict: "unknown" })],
    ["a verdict that nobody knows", async () => ({ verdict: "later" })],
    ["an error", async () => failed(lost)],
    ["a rejection", () => Promise.reject(new Error("thrown"))],
  ])(
    "stops at the first outcome that is unknown by %s, once those at work have ended",
    async (_, unknown) => {
      const begun: number[] = [];
      const work = async (item: number) => {
        begun.push(item);
        if (item === 2) return unknown();
        await new Promise((resolve) => setTimeout(resolve));
        return done({});
      };
      const report = await inBulk(items, work, { keyOf, concurrency: 2 });
      expect([begun, report.end, states(report)]).toEqual([
        [1, 2],
        "unknown outcome",
        ["item-1 done", "item-2 unknown"],
      ]);
    },
  );

  test("resumes from its own report: runs again what failed, and never what is done, unknown or was at work", async () => {
    const kept: BulkReport = {
      end: "running",
      entries: [
        { key: "item-1", state: "done" },
        { key: "item-2", state: "failed" },
        { key: "item-3", state: "started" },
        { key: "item-4", state: "unknown" },
      ],
    };
    const begun: number[] = [];
    const work = async (item: number) => done(begun.push(item));
    const resume: BulkReport = JSON.parse(JSON.stringify(kept));
    const report = await inBulk(items, work, { keyOf, resume, concurrency: 1 });
    expect([begun, states(report)]).toEqual([
      [2, 5],
      ["item-1 done", "item-3 unknown", "item-4 unknown", "item-2 done", "item-5 done"],
    ]);
  });

  test("keeps that an item begins before it begins, so that a killed run repeats nothing", async () => {
    const kept: string[] = [];
    const work = async () => {
      // As if the program were killed here.
      const resume: BulkReport = JSON.parse(kept.at(-1) ?? "{}");
      const again: number[] = [];
      await inBulk([1], async (item) => done(again.push(item)), { keyOf, resume });
      return done(again);
    };
    const onProgress = async (report: BulkReport) => {
      await new Promise((resolve) => setTimeout(resolve));
      kept.push(JSON.stringify(report));
    };
    const report = await inBulk([1], work, { keyOf, onProgress });
    expect(states(report)).toEqual(["item-1 done"]);
    expect(kept.map((text) => states(JSON.parse(text)))).toEqual([
      ["item-1 started"],
      ["item-1 done"],
      ["item-1 done"],
    ]);
    expect(await inBulk([1], work, { keyOf, resume: JSON.parse(kept[0] ?? "{}") })).toMatchObject({
      entries: [{ key: "item-1", state: "unknown" }],
    });
  });

  test("begins nothing when the report cannot be kept", async () => {
    const begun: number[] = [];
    const onProgress = () => Promise.reject(new Error("disk full"));
    const run = inBulk(items, async (item) => done(begun.push(item)), { keyOf, onProgress, concurrency: 2 });
    await expect(run).rejects.toThrow("disk full");
    expect(begun).toEqual([]);
  });

  test("begins no further item after an abort, and spreads items by a pace", async () => {
    const controller = new AbortController();
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      if (item === 2) controller.abort();
      return done({});
    };
    const pace = { requests: 2, interval: 1e9 };
    const report = await inBulk(items, work, { keyOf, pace, signal: controller.signal, concurrency: 3 });
    expect([begun, report.end]).toEqual([[1, 2], "aborted"]);
  });

  test.each([
    [[1, 1], {}, /Two items have the key "item-1"/],
    [[1], { concurrency: 0 }, /"concurrency"/],
    [[1], { pace: { requests: 0 } }, /"requests"/],
    [[1], { resume: Object('{"entries":[]}') }, /"resume"/],
    [[1], { resume: Object({}) }, /"resume"/],
  ])("refuses %j with %j before anything begins", async (given, options, says) => {
    const begun: number[] = [];
    const work = async (item: number) => done(begun.push(item));
    await expect(inBulk(given, work, { keyOf, ...options })).rejects.toThrow(says);
    expect(begun).toEqual([]);
  });
});
