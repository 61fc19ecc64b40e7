import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { altTypeOf, readDocument } from "@crm-invoices/contract-tests/document";
import { type Contract, listBrands } from "@crm-invoices/mock";
import { documentOutline, firstOfEach } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { casesOf } from "../src/equivalence/cases.ts";
import { type Comparison, compare, idle } from "../src/equivalence/compare.ts";
import { Judge } from "../src/equivalence/judge.ts";
import {
  documentName,
  type Server,
  startMockCommand,
  startStock,
  startStockOf,
} from "../src/servers/server.ts";

const brands = listBrands();
const altTypes = new Map<string, string>(
  brands.map((brand) => [brand, String(altTypeOf(readDocument(brand)))]),
);
const allContracts = brands.flatMap((brand) =>
  (["documented", "observed"] as const).map((contract) => ({ brand, contract })),
);
/** What differs from another document in names and words alone is judged as that one: it is compared each night. */
const contracts =
  process.env["NIGHTLY"] === "true"
    ? allContracts
    : firstOfEach(allContracts, ({ brand, contract }) =>
        documentOutline(Object(readDocument(documentName(brand, contract))), altTypes.get(brand) ?? ""),
      );

function casesOfBrand(brand: string, contract: Contract = "documented") {
  const others = [...altTypes.values()].filter((altType) => altType !== altTypes.get(brand));
  return casesOf(documentName(brand, contract), [...new Set(others)]);
}

/** Schemas of each draft that Prism takes, and some that are none, so that Prism accepts whatever is sent. */
const ownSchemas = {
  "/draft-7": { $schema: "http://json-schema.org/draft-07/schema#", items: [{ type: "string" }] },
  "/2019": {
    $schema: "https://json-schema.org/draft/2019-09/schema",
    dependentRequired: { a: ["b"] },
    items: { type: "string" },
  },
  "/2020": { $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: [{ type: "string" }] },
  "/unknown-draft": { $schema: "https://example.org/schema", type: "object" },
  "/unknown-type": { type: "letter" },
  "/wrong-keyword": { type: "array", minItems: "one" },
};

const ownDocument = {
  openapi: "3.1.1",
  info: { title: "Own", version: "1" },
  paths: Object.fromEntries(
    Object.entries(ownSchemas).map(([path, schema]) => [
      path,
      {
        post: {
          requestBody: { content: { "application/json": { schema } } },
          responses: { 200: { description: "" }, 422: { description: "" } },
        },
      },
    ]),
  ),
};

const all: Comparison[] = [];

describe.each(contracts)("the $contract contract of $brand", ({ brand, contract }) => {
  const stock = new Judge(() => startStock(documentName(brand, contract)));
  const ours = new Judge(() => startMockCommand(brand, contract));

  afterAll(() => Promise.all([stock.close(), ours.close()]));

  test("judges at least 700 requests in the mock as stock Prism does, but for the differences that are listed", async () => {
    const cases = casesOfBrand(brand, contract);
    expect(cases.length).toBeGreaterThanOrEqual(700);
    const comparisons: Comparison[] = [];
    for (const asked of cases) comparisons.push(await compare(asked, stock, ours));
    all.push(...comparisons);
    const faulty = comparisons.filter(({ faults }) => faults.length > 0);
    expect(faulty.slice(0, 20)).toEqual([]);
    expect(faulty.length).toBe(0);
  });
});

test("each difference that is listed is one there is", () => {
  expect(idle(all)).toEqual([]);
});

describe("a document of a user's own", () => {
  const folder = mkdtempSync(join(tmpdir(), "crm-invoices-equivalence-"));
  const file = join(folder, "own.json");
  let servers: Server[];

  beforeAll(async () => {
    writeFileSync(file, JSON.stringify(ownDocument));
    const ours = startMockCommand("own", "documented", "--documents", folder);
    servers = await Promise.all([startStockOf(file), ours]);
  });

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true });
  });

  test.each(Object.keys(ownSchemas))("is judged as stock Prism does at %s", async (path) => {
    for (const body of ["[1]", '["text"]', '{"a":"text"}']) {
      const [theirs, own] = await Promise.all(
        servers.map(async ({ port }) => {
          const init = { method: "POST", headers: { "Content-Type": "application/json" }, body };
          const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`, init);
          return { status, violations: headers.get("sl-violations") };
        }),
      );
      expect(own).toEqual(theirs);
    }
  });
});

describe("the comparison", () => {
  const [brand = "", other = brand] = brands;
  const stock = new Judge(() => startStock(brand));
  const wrong = new Judge(() => startStock(other));
  let comparisons: Comparison[];

  beforeAll(async () => {
    comparisons = [];
    for (const asked of casesOfBrand(brand).slice(0, 60))
      comparisons.push(await compare(asked, stock, wrong));
  });

  afterAll(() => Promise.all([stock.close(), wrong.close()]));

  const faultsOf = (kind: RegExp) =>
    comparisons.filter(({ title }) => kind.test(title)).flatMap(({ faults }) => faults);

  test("notices a server that keeps another document", () => {
    expect(faultsOf(/with every field$/)).toContainEqual(
      expect.stringMatching(/^its status is 4\d\d, not 20\d/),
    );
  });

  test("notices a refusal that hides its cause", () => {
    expect(faultsOf(/without altId/)).toContainEqual(expect.stringMatching(/does not tell of query\.altid/));
  });

  test("notices an error of another shape", () => {
    expect(faultsOf(/called with/)).toContainEqual("its Content-Type is application/problem+json");
  });

  test("notices a difference that is none", () => {
    expect(idle([])).toContain("bad percent-encoding");
  });
});
