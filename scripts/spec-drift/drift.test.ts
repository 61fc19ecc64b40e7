import type { JsonObject } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Brand, readBrands } from "../generate/brands.ts";
import { repository } from "../workspace/paths.ts";
import { answering, asking, changed, drifts, findingsIn, get, list, pay } from "./testing/drifts.ts";
import type { Har, HarEntry } from "./testing/har.ts";
import { createRuns, type Run, type Runs, silentJudge } from "./testing/runs.ts";
import { describedTraffic, findEntry, server, unlikeBrands } from "./testing/traffic.ts";

let runs: Runs;
let brands: Brand[];
/** Brand → traffic that keeps its document. */
const traffic = new Map<string, Har>();

beforeAll(async () => {
  runs = await createRuns();
  brands = await readBrands(repository);
  for (const { id } of brands) {
    traffic.set(id, await describedTraffic(id));
  }
});

afterAll(() => runs?.remove());

/** The brands that traffic of this one may be of, as its `altType` does not tell them apart. */
function alike(brand: string): string[] {
  const altType = brands.find(({ id }) => id === brand)?.altType;
  return brands.filter((other) => other.altType === altType).map(({ id }) => id);
}

const everything = (): Har => traffic.get("highlevel") ?? { log: { version: "1.2", entries: [] } };

async function runOn(entries: readonly unknown[], ...flags: string[]): Promise<Run> {
  return runs.run([await runs.record("recording.har", { log: { version: "1.2", entries } }), ...flags], {
    judge: silentJudge,
  });
}

async function findingsOf(entries: readonly unknown[], ...flags: string[]): Promise<string[]> {
  return findingsIn((await runOn(entries, "--json", ...flags)).out);
}

test("traffic that keeps a document shows nothing new, though not everything is in it", async () => {
  for (const brand of unlikeBrands([...traffic.keys()])) {
    const recording = await runs.record("recording.har", traffic.get(brand));
    // What Redocly says of each brand is asked for the traffic of its mock.
    const { code, out, judged, written } = await runs.run([recording], { judge: silentJudge });
    expect(out).toContain(`compared with ${alike(brand).join(", ")}, recorded on 2026-01-05.`);
    expect(out).toContain("Nothing new");
    expect(out).toContain("Described but never seen: 0 operations");
    expect(written).toContain("    response.200.invoices[].contactDetails.address.city");
    expect(judged).not.toBe("");
    expect(code).toBe(0);
  }
  expect([...traffic.keys()]).toEqual(brands.map(({ id }) => id));
});

describe("a recording differs by", () => {
  test.each(drifts)("%s", async (_what, entry, finding) => {
    expect(await findingsOf([entry(everything())])).toEqual([finding]);
  });

  test("many things at once, told together with how often and where first", async () => {
    const viewed = answering(get(everything()), (body) => (body["status"] = "viewed"));
    viewed.startedDateTime = "2026-01-09T09:00:00.000Z";
    const { out, code } = await runOn([get(everything()), get(everything()), viewed, list(everything())]);
    expect(out).toContain(
      'response.200.status: unknown value: "viewed"; documented: one of "draft", "sent", "payment_processing", "paid", "void", "partially_paid" (in 1 of 3, first in recording.har, entry 3)',
    );
    expect(out).toContain(`4 calls compared with ${alike("highlevel").join(", ")},`);
    expect(out).toContain(
      `{ source: callers, says: '"viewed" in 1 of 3 recorded answers; recorded on 2026-01-09' }`,
    );
    expect(code).toBe(1);
  });
});

test("a field whose name may be data is told of without it", async () => {
  const keyed = answering(get(everything()), (body) => (body["anna@example.com"] = 1));
  expect(await findingsOf([keyed])).toEqual([
    "GET /invoices/{invoiceId} response.200.*: undocumented field: a whole number | nothing here",
  ]);
});

describe("what is no drift", () => {
  test("a request that was refused says nothing about requests", async () => {
    const refused = changed(findEntry(everything(), "POST", /record-payment$/, 422), ({ request }) => {
      request.headers = [];
    });
    expect(await findingsOf([asking(refused, (body) => (body["mode"] = "barter"))])).toEqual([]);
  });

  test("an unknown operation that was refused is not one", async () => {
    const wrong = changed(get(everything()), ({ request, response }) => {
      request.url = `${server}/invoices/stats/today`;
      response.status = 404;
    });
    const { out } = await runOn([wrong, get(everything())]);
    expect(out).toContain("calls of undocumented operations that were refused: 1");
    expect(out).toContain("Nothing new");
  });

  test("bodies that the recorder left out are not missing", async () => {
    const entry = get(everything());
    delete entry.response.content.text;
    const { out } = await runOn([entry]);
    expect(out).toContain("bodies that the recorder left out: 1");
    expect(out).toContain("Nothing new");
  });

  test("the names in an object that is open to any", async () => {
    expect(await findingsOf([asking(pay(everything()), (body) => (body["meta"] = { anna: 1 }))])).toEqual([]);
  });

  test("pseudo headers, cookies, tokens and the headers of browsers and caches", async () => {
    const entry = get(everything());
    for (const name of [
      ":authority",
      "cookie",
      "authorization",
      "x-api-key",
      "sec-fetch-mode",
      "user-agent",
    ]) {
      entry.request.headers.push({ name, value: "1" });
    }
    for (const name of ["set-cookie", "cf-ray", "server", "etag", "strict-transport-security"]) {
      entry.response.headers.push({ name, value: "1" });
    }
    expect(await findingsOf([entry])).toEqual([]);
  });

  test("a body that is written in base64", async () => {
    const entry = get(everything());
    const { content } = entry.response;
    content.text = Buffer.from(content.text ?? "").toString("base64");
    content.encoding = "base64";
    expect(await findingsOf([entry])).toEqual([]);
  });
});

describe("what the ledger knows", () => {
  test("cash without card and cheque", async () => {
    const cash = asking(pay(everything()), (body) => {
      delete body["card"];
      delete body["cheque"];
    });
    const { out, code } = await runOn([cash]);
    expect(out).toContain("request.card: missing though required");
    expect(out).toContain("ledger: card-and-cheque-required");
    expect(out).not.toContain("Proposed entries");
    expect(code).toBe(0);
  });

  test("a field that an entry names, and not one beside it", async () => {
    const more = answering(get(everything()), (body) => Object.assign(body, { companyId: "a", tipJar: 1 }));
    const { out, code } = await runOn([more]);
    expect(out).toMatch(/companyId: undocumented field: a text .*ledger: undocumented-invoice-fields/);
    expect(out).toContain("tipJar (a whole number) in 1 of 1 recorded answer; recorded on 2026-01-05");
    expect(code).toBe(1);
  });

  test("a type that the sources disagree on", async () => {
    const { out, code } = await runOn([answering(get(everything()), (body) => (body["invoiceNumber"] = 19))]);
    expect(out).toMatch(/invoiceNumber: another type: a whole number.*ledger: .*invoice-number-is-text/);
    expect(code).toBe(0);
  });
});

describe("the brand", () => {
  const named = (altType: string): HarEntry =>
    changed(
      get(everything()),
      ({ request }) => (request.url = request.url.replace(/altType=\w+/, `altType=${altType}`)),
    );

  test.each([
    ["is told by altType", [named, "account"], [], () => alike("leadway")],
    ["is every one where altType does not tell it", [named, "company"], [], () => brands.map(({ id }) => id)],
    ["is the one that is asked for", [named, "account"], ["--brand", "highlevel"], () => ["highlevel"]],
  ] as const)("%s", async (_how, [entry, altType], flags, compared) => {
    // The answer names the brand, too.
    const changedAnswer = answering(entry(altType), (body) => (body["altType"] = altType));
    expect((await runOn([changedAnswer], ...flags)).out).toContain(`compared with ${compared().join(", ")},`);
  });

  test("another altType than that of the chosen brand is drift", async () => {
    const findings = await findingsOf([answering(named("account"), () => {})], "--brand", "highlevel");
    expect(findings).toEqual([
      'GET /invoices/{invoiceId} query.altType: unknown value: "account" | one of "location"',
    ]);
  });

  test("a call without altType goes with the others of the recording", async () => {
    const leadway = traffic.get("leadway") ?? everything();
    const silent = answering(get(leadway), (body) => delete body["altType"]);
    silent.request.url = silent.request.url.replace(/altType=\w+/, "");
    const { out } = await runOn([get(leadway), silent]);
    expect(out).toContain(`2 calls compared with ${alike("leadway").join(", ")},`);
  });
});

test("the report for machines has every finding, what was never seen and the entries", async () => {
  const { out } = await runOn([answering(get(everything()), (body) => (body["title"] = null))], "--json");
  const report: JsonObject = JSON.parse(out);
  expect(report).toMatchObject({
    recordings: ["recording.har"],
    brands: alike("highlevel"),
    compared: 1,
    findings: [{ at: "response.200.title", seen: 1, of: 1, first: { entry: 1 }, ledger: [] }],
    proposals: [{ evidence: "R", status: "disputed" }],
  });
});
