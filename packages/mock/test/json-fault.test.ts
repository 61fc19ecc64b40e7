import { describe, expect, test } from "@jest/globals";
import { jsonFault } from "../src/edge/json-fault.ts";

describe("the fault in a JSON text", () => {
  test.each([
    ["", "unexpected end at position 0 (line 1, column 1)"],
    ["{", "unexpected end at position 1 (line 1, column 2)"],
    ["{mode}", 'unexpected "m" at position 1 (line 1, column 2)'],
    ['{"a": 1,\n "b" 2}', 'unexpected "2" at position 14 (line 2, column 6)'],
    ['{"a": 1,}', 'unexpected "}" at position 8 (line 1, column 9)'],
    ["[1, 2,]", 'unexpected "]" at position 6 (line 1, column 7)'],
    ['{"a": tru}', 'unexpected "t" at position 6 (line 1, column 7)'],
    ["01", 'unexpected "1" at position 1 (line 1, column 2)'],
    ['{"a": "b', "unexpected end at position 8 (line 1, column 9)"],
    ['["\\x"]', 'unexpected "\\\\" at position 2 (line 1, column 3)'],
    ["{} {}", 'unexpected "{" at position 3 (line 1, column 4)'],
    ["[1 2]", 'unexpected "2" at position 3 (line 1, column 4)'],
  ])("of %j is %s", (text, fault) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFault(text)).toBe(fault);
  });

  test("is found however deep the text is nested", () => {
    expect(jsonFault("[".repeat(300_000))).toBe("unexpected end at position 300000 (line 1, column 300001)");
  });
});
