import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readBundle } from "../src/documents.ts";
import { type ControlChange, type Mock, type Names, startMock } from "../src/index.ts";
import { sampledOperations } from "../src/page/catalog.ts";
import { strictDiagnostics } from "../src/respond/strict-values.ts";
import { headers, releasedDocuments } from "./fixture.ts";

const own = { documents: releasedDocuments, brand: "highlevel" };
const sample = sampledOperations(readBundle("highlevel", releasedDocuments).document).find(
  ({ id }) => id === "createInvoice",
)?.sample.body;
/** A request that keeps strict values; the phone number of the documented example is written with hyphens. */
const invoice: object = JSON.parse(JSON.stringify(sample).replaceAll("+1-214-559-6993", "+12145596993"));

let mock: Mock<Names>;
beforeAll(async () => {
  mock = await startMock<Names>({ ...own, strictValues: true });
});
afterAll(() => mock.close());

const create = (change: object, { url }: Pick<Mock, "url"> = mock, client = "strict"): Promise<Response> =>
  fetch(`${url}/invoices/`, {
    method: "POST",
    headers: { ...headers, "X-Mock-Client": client },
    body: JSON.stringify({ ...invoice, ...change }),
  });

/** Where the values of a request are refused that has one in a field. */
const refusedIn = (body: unknown, query: Record<string, string> = {}): string[] =>
  strictDiagnostics({ body, query }).map(({ path }) => path?.join(".") ?? "");

describe("strict values", () => {
  test("refuse what the contract allows, in its own shape, and say that it is the mock's doing", async () => {
    const response = await create({ sentTo: { email: ["ada@example.com", "ada"] }, currency: "EURO" });
    const where = "body.currency, body.sentTo.email.1";
    expect([response.status, response.headers.get("x-mock-strict-values")]).toEqual([422, where]);
    const message = [
      "body.currency must be a currency of ISO 4217, such as USD (strictValues of this mock, not the API)",
      "body.sentTo.email.1 must be an email address, such as alex@example.com (strictValues of this mock, not the API)",
    ];
    expect(await response.json()).toMatchObject({ statusCode: 422, error: "Unprocessable Entity", message });
    expect(mock.requests().at(-1)?.causes).toEqual(message);
  });

  test("let through what keeps them, without a mark", async () => {
    const response = await create({});
    expect([response.status, response.headers.get("x-mock-strict-values")]).toEqual([200, null]);
  });

  test("are off unless they are asked for, and a control turns them on and off for what it is for", async () => {
    const plain = await startMock<Names>(own);
    const status = async (change: ControlChange<Names>) => {
      plain.control(change);
      return (await create({ currency: "EURO" }, plain, "one")).status;
    };
    expect(await status({})).toBe(200);
    expect(await status({ operation: "createInvoice", strictValues: true })).toBe(422);
    expect(await status({ client: "one", strictValues: false })).toBe(200);
    expect(await status({ client: "one", strictValues: null })).toBe(422);
    await plain.reset();
    expect(await status({})).toBe(200);
    await plain.close();
    mock.control({ strictValues: false });
    expect((await create({ currency: "EURO" })).status).toBe(200);
    await mock.reset();
    expect((await create({ currency: "EURO" })).status).toBe(422);
  });

  test("are set below /__mock too, where anything but true and false is refused", async () => {
    const control = async (strictValues: unknown) => {
      const body = JSON.stringify({ client: "other", strictValues });
      return fetch(`${mock.url}/__mock/control`, { method: "POST", headers, body });
    };
    expect((await control(false)).status).toBe(200);
    expect((await create({ currency: "EURO" }, mock, "other")).status).toBe(200);
    const refused = await control("yes");
    expect(await refused.json()).toMatchObject({ message: ["strictValues must be true or false"] });
    await mock.reset();
  });

  test("leave to the contract what it refuses by itself", async () => {
    const response = await create({ currency: 7 });
    expect([response.status, response.headers.get("x-mock-strict-values")]).toEqual([422, null]);
  });
});

describe("each kind of strict value", () => {
  const long = "x".repeat(100_000);

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "email",
      ["a@b.co", "first.last+tag@mail.example.com", "o'brien@example.com", "ada@localhost"],
      [
        "",
        "ada",
        "@example.com",
        "ada@",
        "a b@example.com",
        "a@b..com",
        "a@-b.com",
        "ada@example.com\n",
        long,
      ],
    ],
    [
      "phoneNo",
      ["+15550100", "+442071838750"],
      [
        "",
        "5550100",
        "+1-214-559-6993",
        "+0155501",
        "+1234567890123456",
        "+1 5550100",
        "+15550100\n",
        "+१२३४५६",
      ],
    ],
    ["currency", ["USD", "EUR", "JPY"], ["", "usd", "US", "EURO", "ABC", "USD ", "__proto__", long]],
    [
      "dueDate",
      ["2026-01-31", "2024-02-29", "2026-01-31T10:00:00Z", "2026-01-31T10:00:00.000+02:00"],
      [
        "",
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
        "31.01.2026",
        "2026-1-31",
        "tomorrow",
        "2026-01-31T25:00:00Z",
        "2026-01-31T10:00",
        "+002026-01-31",
        "2026-01-31\n",
        long,
      ],
    ],
  ])("%s", (field, good, bad) => {
    expect(good.filter((value) => refusedIn({ [field]: value }).length > 0)).toEqual([]);
    expect(bad.filter((value) => refusedIn({ [field]: value }).length === 0)).toEqual([]);
  });

  test("amount", () => {
    expect([0.01, 1, 1e300].filter((amount) => refusedIn({ amount }).length > 0)).toEqual([]);
    expect([0, -0, -1, -0.01].filter((amount) => refusedIn({ amount }).length === 0)).toEqual([]);
  });

  test("a value counts wherever it stands, and a field of another name never", () => {
    const items = [
      { amount: 5, currency: "USD" },
      { amount: -5, currency: "usd" },
    ];
    expect(
      refusedIn({ items, total: -5, discount: { value: 0 } }, { startAt: "soon", search: "ada" }),
    ).toEqual(["query.startAt", "body.items.1.amount", "body.items.1.currency"]);
  });

  test("what a client nests or repeats without end is read, and at most 50 faults are told", () => {
    const depth = 500_000;
    const nested: unknown = JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
    expect(refusedIn({ email: nested })).toEqual([]);
    expect(refusedIn({ email: Array.from({ length: 200_000 }, () => "x") })).toHaveLength(50);
    expect(refusedIn(JSON.parse('{"__proto__": {"email": "x"}, "email": null}'))).toEqual([
      "body.__proto__.email",
    ]);
    for (const body of [null, "text", 5, [], undefined]) expect(refusedIn(body)).toEqual([]);
  });
});
