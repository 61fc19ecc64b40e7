import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Mock, type MockOptions, type Names, type Provider, startMock } from "../src/index.ts";
import { useMock } from "../src/jest.ts";
import { mockFixtures } from "../src/playwright.ts";
import { tieMock } from "../src/testing/tie-mock.ts";
import { invoicesMock } from "../src/vite.ts";
import { headers, releasedDocuments } from "./fixture.ts";

/** The released documents as a folder of one's own, whose names the types do not know. */
const own = { documents: releasedDocuments, brands: ["highlevel", "leadway"] };
const misspelled = { documents: releasedDocuments, brand: "leadwey" };

const validPath = "highlevel/invoices/abc?altId=abc&altType=location";

let mock: Mock<Names>;

beforeAll(async () => {
  mock = await startMock<Names>({ ...own, onePort: true });
});
afterAll(() => mock.close());

const said = async (run: () => unknown): Promise<string> => {
  try {
    await run();
  } catch (error) {
    return String(error);
  }
  return "nothing";
};

const post = async (path: string, body: object): Promise<string> => {
  const { origin } = new URL(mock.url);
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return (await fetch(`${origin}/__mock${path}`, init))
    .text()
    .then((text) => JSON.parse(text).message.join());
};

const hooks = { beforeAll: () => {}, afterEach: () => {}, afterAll: () => {} };

const tied = (options: MockOptions<Names>) =>
  new Promise<void>((resolve, reject) => {
    tieMock(options, { ...hooks, beforeAll: (run) => void run().then(resolve, reject) });
  });

describe("a misspelled name gets the nearest one", () => {
  test.each<[string, string, () => unknown]>([
    ["the brand of startMock", "leadway", () => startMock<Names>(misspelled)],
    ["one of its brands", "leadway", () => startMock<Names>({ ...own, brands: ["highlevel", "leadwey"] })],
    ["a brand of the published documents", "highlevel", () => startMock<Names>({ brand: "highlevl" })],
    ["the brand of useMock", "leadway", () => tied(misspelled)],
    ["the brand of the Playwright fixture", "leadway", () => fixture(misspelled)],
    ["the brand of the Vite plugin", "leadway", () => configOf(misspelled)],
    ["an option of that", "document", () => invoicesMock(Object.fromEntries([["documnt", "own.json"]]))],
    ["the brand of a control", "leadway", () => mock.control({ brand: "leadwey", status: 500 })],
    ["the operation of a control", "getInvoice", () => mock.control({ operation: "getInvoyce" })],
    ["the field of a control", "status", () => mock.control(Object.fromEntries([["statsu", 500]]))],
    ["the brand of recorded requests", "leadway", () => mock.requests({ brand: "leadwey" })],
    ["their operation", "sendInvoice", () => mock.requests({ operation: "sendInvioce" })],
    ["the field of their filter", "operation", () => mock.requests(Object.fromEntries([["opertion", "x"]]))],
    ["the brand of reload", "leadway", () => mock.reload({}, "leadwey")],
    ["the brand of prepare", "leadway", () => mock.prepare({}, "leadwey")],
  ])("%s", async (_, nearest, run) => {
    expect(await said(run)).toContain(`did you mean "${nearest}"?`);
  });

  test.each<[string, string, string, object]>([
    ["the brand of a control sent to it", "leadway", "/control", { brand: "leadwey", status: 500 }],
    ["the operation of one", "voidInvoice", "/control", { operation: "voidInvoyce", status: 500 }],
    ["one in a list", "voidInvoice", "/control", [{ status: 500 }, { operation: "voidInvoyce" }]],
    ["the field of a reset", "client", "/reset", { cleint: "test-7" }],
  ])("%s", async (_, nearest, path, body) => {
    expect(await post(path, body)).toContain(`did you mean "${nearest}"?`);
    expect(mock.state().controls).toEqual([]);
  });

  test.each<[string, string, string, object]>([
    ["what a request prefers", "code", "highlevel/invoices/abc", { Prefer: "cod=429" }],
    ["what its query prefers", "dynamic", "highlevel/invoices/abc?__dinamic=true", {}],
    ["the example that it wants", "draft", validPath, { Prefer: "example=drafft" }],
    ["the path of what the mock itself does", "/__mock/state", "__mock/stat", {}],
  ])("%s", async (_, nearest, path, sent) => {
    const response = await fetch(new URL(path, new URL(mock.url).origin), {
      headers: { ...headers, ...sent },
    });
    expect(JSON.parse(await response.text()).message.toString()).toContain(`did you mean "${nearest}"?`);
  });

  test("a preference of others is ignored", async () => {
    const response = await fetch(new URL(validPath, new URL(mock.url).origin), {
      headers: { ...headers, Prefer: "return=representation, wait=10, safe" },
    });
    expect(response.status).toBe(200);
  });

  test("the brand at the start of a path", async () => {
    const { origin } = new URL(mock.url);
    const response = await fetch(`${origin}/leadwey/invoices/`, { headers });
    expect(await response.text()).toContain('did you mean \\"/leadway\\"?');
  });

  test("the brand and operation of a call that a provider asks about", async () => {
    const asked: (readonly string[])[] = [];
    const call = { headers: {}, body: null };
    const provider: Provider = {
      name: "asks",
      start({ judge }) {
        asked.push(judge({ ...call, brand: "leadwey", operationId: "getInvoice" }));
        asked.push(judge({ ...call, brand: "leadway", operationId: "getInvoyce" }));
      },
      respond: () => undefined,
    };
    await (await startMock<Names>({ ...own, provider })).close();
    expect(asked).toEqual([
      [expect.stringContaining('did you mean "leadway"?')],
      [expect.stringContaining('did you mean "getInvoice"?')],
    ]);
  });

  test.each([{}, null, 7, "", "\u0000", "x".repeat(1_000_000), "__proto__", "constructor", ["leadway"]])(
    "a name that is no name is refused: case %#",
    async (name) => {
      const given: MockOptions<Names> = { ...misspelled, ...Object({ brand: name }) };
      expect(await said(() => startMock(given))).toMatch(
        /^Error: (?:There is no brand "|startMock: brand must (?:be|not be) )/,
      );
      if (name === null) return;
      expect(await said(() => mock.requests({ ...Object({ operation: name }) }))).toMatch(
        /^Refusal: operation /,
      );
      expect(await said(() => mock.control({ ...Object({ brand: name }) }))).toMatch(/^Refusal: brand /);
    },
  );
});

test("names of the published documents compile, and others do not", async () => {
  const calls = async (): Promise<void> => {
    const published = await startMock({ brand: "leadway" });
    published.control({ operation: "getInvoice", brand: "leadway", status: 500 });
    published.requests({ operation: "sendInvoice" });
    published.urls.leadway?.length;
    // @ts-expect-error: there is no such brand
    await startMock({ brand: "leadwey" });
    // @ts-expect-error: there is no such brand
    await startMock({ brands: ["highlevel", "leadwey"] });
    // @ts-expect-error: there is no such operation
    published.control({ operation: "getInvoyce", status: 500 });
    // @ts-expect-error: there is no such brand
    published.control([{ brand: "leadwey", status: 500 }]);
    // @ts-expect-error: there is no such operation
    published.requests({ operation: "sendInvioce" });
    // @ts-expect-error: there is no such brand
    published.requests({ brand: "leadwey" });
    // @ts-expect-error: there is no such brand
    published.urls.leadwey?.length;
    // @ts-expect-error: there is no such brand
    await published.reload({}, "leadwey");
    // @ts-expect-error: there is no such brand
    await published.prepare({}, "leadwey");
    // @ts-expect-error: there is no such brand
    mockFixtures({ brand: "leadwey" });
    // @ts-expect-error: there is no such brand
    invoicesMock({ brand: "leadwey" });
    // @ts-expect-error: there is no such operation
    useMock({ brand: "leadway" }).control({ operation: "getInvoyce" });
    // @ts-expect-error: there is no such brand
    useMock({ brand: "leadwey" });
  };
  expect(calls).toBeInstanceOf(Function);
});

test("documents of your own have names of their own, any or those that their types state", async () => {
  interface Acme extends Names {
    readonly brand: "highlevel";
    readonly operation: "getInvoice" | "payTwice";
  }
  const acme = await startMock<Acme>({ documents: releasedDocuments, brand: "highlevel" });
  acme.control({ operation: "getInvoice", status: 503 });
  expect(acme.requests({ operation: "getInvoice" })).toEqual([]);
  const typo = () =>
    // @ts-expect-error: there is no such operation in these documents
    acme.requests({ operation: "voidInvoyce" });
  expect(typo).toThrow('did you mean "voidInvoice"?');
  // What takes the names of the published documents also serves where any are taken.
  const any: Mock<Names> = acme;
  expect(any.urls["highlevel"]).toBe(acme.url);
  await acme.close();
});

async function fixture(options: MockOptions<Names>): Promise<void> {
  await mockFixtures(options).mock[0]({}, async () => {});
}

async function configOf(options: MockOptions<Names>): Promise<void> {
  await invoicesMock<Names>(options).config();
}
