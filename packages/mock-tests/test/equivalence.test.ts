import { altTypeOf, readDocument } from "@crm-invoices/contract-tests/document";
import { listBrands } from "@crm-invoices/mock";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { casesOf } from "../src/equivalence/cases.ts";
import { type Comparison, compare, idle } from "../src/equivalence/compare.ts";
import { Judge } from "../src/equivalence/judge.ts";
import { startMockCommand, startStock } from "../src/servers/server.ts";

const brands = listBrands();
const altTypes = new Map(brands.map((brand) => [brand, String(altTypeOf(readDocument(brand)))]));

function casesOfBrand(brand: string) {
  const others = [...altTypes.values()].filter((altType) => altType !== altTypes.get(brand));
  return casesOf(brand, [...new Set(others)]);
}

const all: Comparison[] = [];

describe.each(brands)("the mock of %s", (brand) => {
  const stock = new Judge(() => startStock(brand));
  const ours = new Judge(() => startMockCommand(brand));

  afterAll(() => Promise.all([stock.close(), ours.close()]));

  test("judges at least 700 requests as stock Prism does, but for the differences that are listed", async () => {
    const cases = casesOfBrand(brand);
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
