import { describe, expect, test } from "@jest/globals";
import { median } from "../src/numbers.ts";
import { report } from "../src/report.ts";

describe("The report", () => {
  test("tells the time of a call also as a ratio to plain fetch and to openapi-fetch", () => {
    const row = {
      bundle: { minified: 900, gzipped: 400 },
      importMilliseconds: 1.25,
      types: { instantiations: 10, errors: 0 },
      typesWithLibraries: { instantiations: 20, errors: 3 },
      packages: 2,
      bytes: 1_500_000,
    };
    const call = (microseconds: number, ratio: number) => ({
      elapsed: { microseconds: 2 * microseconds, ratio: ratio - 0.1 },
      processor: { microseconds, ratio },
    });
    const table = report([
      { ...row, name: "fetch", call: call(100, 1) },
      { ...row, name: "openapi-fetch", bundle: undefined, call: call(125, 1.25) },
    ]);
    expect(table.split("\n").slice(2)).toEqual([
      "| fetch | 900 | 400 | 200 | 0.90 | 100 | 1.00 | 0.80 | 1.3 | 10 | 20 (3) | 2 | 1.50 |",
      "| openapi-fetch | does not bundle | – | 250 | 1.15 | 125 | 1.25 | 1.00 | 1.3 | 10 | 20 (3) | 2 | 1.50 |",
    ]);
  });

  test("takes medians, of an even number of times too", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([7])]).toEqual([2, 2.5, 7]);
  });
});
