import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { listBrands, readBundle, sharedBundle } from "../src/documents.ts";
import { type Mock, type ServerOptions, startMockOf } from "../src/mock.ts";
import type { Names } from "../src/names.ts";
import { createSite } from "../src/site.ts";
import { fixtureBundle, headers, observedBundle } from "./fixture.ts";

const started: Mock<Names>[] = [];

async function start(options: ServerOptions = {}, bundle = observedBundle()): Promise<Mock<Names>> {
  const mock = await startMockOf([bundle], options);
  started.push(mock);
  return mock;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((mock) => mock.close()));
});

const pay = (mock: Mock<Names>, body: unknown, others: Record<string, string> = {}): Promise<Response> =>
  fetch(`${mock.url}/invoices/inv-1/record-payment`, {
    method: "POST",
    headers: { ...headers, ...others },
    body: JSON.stringify(body),
  });

const undocumented = (response: Response) => response.headers.get("x-mock-undocumented");

describe("the observed contract", () => {
  test("is the one in use unless another is asked for, and is the document that is served", async () => {
    const mock = await start();
    expect(mock.state().brands[0]?.contract).toBe("observed");
    const served = await (await fetch(`${mock.url}/openapi.json`)).json();
    expect(served).toEqual(observedBundle().observed);
  });

  test("accepts what callers found to work, and says where the documented contract objects", async () => {
    const mock = await start();
    const response = await pay(mock, { mode: "cash" }, { Version: "v3" });
    expect(response.status).toBe(201);
    expect(undocumented(response)).toBe("body.amount, header.Version");
    expect(mock.state().requests.at(-1)).toMatchObject({
      status: 201,
      causes: [],
      undocumented: ["body.amount", "header.Version"],
    });
  });

  test("says so also of a response that a control or the request asks for, and under HEAD", async () => {
    const mock = await start();
    expect(undocumented(await pay(mock, { mode: "cash" }, { Prefer: "code=429" }))).toBe("body.amount");
    mock.control({ status: 503 });
    expect(undocumented(await pay(mock, { mode: "cash" }))).toBe("body.amount");
    await mock.reset();
    const head = await fetch(`${mock.url}/invoices/inv-1`, {
      method: "HEAD",
      headers: { ...headers, Version: "v3" },
    });
    expect(undocumented(head)).toBe("header.Version");
  });

  test("says nothing of a request that is documented, nor of one that it refuses itself", async () => {
    const mock = await start();
    const good = await pay(mock, { mode: "cash", amount: 5 });
    expect([good.status, undocumented(good)]).toEqual([201, null]);
    const bad = await pay(mock, { mode: "barter" });
    expect([bad.status, undocumented(bad)]).toEqual([422, null]);
    expect(await bad.json()).toMatchObject({ message: ["body.mode must be one of cash, card"] });
    const without = await pay(mock, { mode: "cash" }, { Authorization: "" });
    expect([without.status, undocumented(without)]).toEqual([401, null]);
  });

  test("judges many calls at once, from the first one on", async () => {
    const mock = await start();
    const responses = await Promise.all(Array.from({ length: 20 }, () => pay(mock, { mode: "cash" })));
    expect(new Set(responses.map(undocumented))).toEqual(new Set(["body.amount"]));
  });

  test("can have operations that are not documented", async () => {
    const bundle = observedBundle();
    const { paths } = Object(bundle.document);
    const document = {
      ...bundle.document,
      paths: { "/invoices/{invoiceId}": paths["/invoices/{invoiceId}"] },
    };
    const response = await pay(await start({}, { ...bundle, document }), { mode: "cash" });
    expect([response.status, undocumented(response)]).toEqual([201, "operation"]);
  });

  test("is taken over by a reload together with the documented one", async () => {
    const mock = await start();
    const { document, observed } = observedBundle();
    const text = JSON.stringify(observed).replace('"required":["mode"]', '"required":[]');
    await mock.reload(document, "small", JSON.parse(text));
    expect(undocumented(await pay(mock, {}))).toBe("body.mode, body.amount");
    await mock.reload(document);
    expect((await pay(mock, { mode: "cash" })).status).toBe(422);
  });
});

describe("the documented contract", () => {
  test("accepts only what is documented", async () => {
    const mock = await start({ contract: "documented" });
    expect((await pay(mock, { mode: "cash" })).status).toBe(422);
    expect((await pay(mock, { mode: "cash", amount: 5 }, { Version: "v3" })).status).toBe(422);
    const good = await pay(mock, { mode: "cash", amount: 5 });
    expect([good.status, undocumented(good)]).toEqual([201, null]);
    expect(mock.state().brands[0]?.contract).toBe("documented");
    expect(await (await fetch(`${mock.url}/openapi.json`)).json()).toEqual(fixtureBundle().document);
  });

  test("holds for a brand that has no observed one", async () => {
    const mock = await start({ contract: "observed" }, fixtureBundle());
    expect((await pay(mock, { mode: "cash" })).status).toBe(422);
    expect(mock.state().brands[0]?.contract).toBe("documented");
  });
});

describe("the versions of the API", () => {
  const version = (value: string) => ({ Version: value });
  const payment = { mode: "cash", amount: 5 };

  test("can be fewer than the contract lists, to try out a retirement", async () => {
    const mock = await start({ versions: ["v3"] });
    expect((await pay(mock, payment, version("v3"))).status).toBe(201);
    const retired = await pay(mock, payment);
    expect(retired.status).toBe(422);
    expect(await retired.json()).toMatchObject({ message: ["header.Version must be one of v3"] });
  });

  test("can be changed by a control, for one client", async () => {
    const mock = await start();
    mock.control({ client: "new", versions: ["2023-02-21", "v3"] });
    expect((await pay(mock, payment)).status).toBe(201);
    expect((await pay(mock, payment, { "X-Mock-Client": "new" })).status).toBe(422);
    expect((await pay(mock, payment, { "X-Mock-Client": "new", ...version("v3") })).status).toBe(201);
  });

  test("are no others than the contract lists", async () => {
    const message =
      'versions has "v9", which no served contract lists; expected one of 2021-07-28, 2023-02-21, v3';
    await expect(start({ versions: ["v3", "v9"] })).rejects.toThrow(`${message}.`);
    const mock = await start();
    expect(() => mock.control({ versions: ["v9"] })).toThrow(message);
    expect((await pay(mock, payment, version("v9"))).status).toBe(422);
  });
});

describe("a folder of documents", () => {
  test("may hold the observed contract of a brand beside the documented one, which is no brand of its own", () => {
    const folder = mkdtempSync(join(tmpdir(), "crm-invoices-mock-"));
    const { document, observed } = observedBundle();
    writeFileSync(join(folder, "small.json"), JSON.stringify(document));
    writeFileSync(join(folder, "small.observed.json"), JSON.stringify(observed));
    expect(listBrands(folder)).toEqual(["small"]);
    expect(readBundle("small", folder)).toMatchObject({ brand: "small", document, observed });
    rmSync(folder, { recursive: true });
  });

  test("is read once for all mocks of a process, and again once a file of it is another", () => {
    const folder = mkdtempSync(join(tmpdir(), "crm-invoices-mock-"));
    const { document, observed } = observedBundle();
    writeFileSync(join(folder, "small.json"), JSON.stringify(document));
    const first = sharedBundle("small", folder);
    expect(sharedBundle("small", folder)).toBe(first);
    writeFileSync(join(folder, "small.observed.json"), JSON.stringify(observed));
    const second = sharedBundle("small", folder);
    expect([second.document, second.observed]).toEqual([document, observed]);
    expect(sharedBundle("small", folder)).toBe(second);

    const sites = (["observed", "documented", "observed"] as const).map((one) => createSite(second, one));
    expect(sites[2]?.engine).toBe(sites[0]?.engine);
    expect(sites[0]?.documented?.engine).toBe(sites[1]?.engine);
    rmSync(folder, { recursive: true });
  });
});
