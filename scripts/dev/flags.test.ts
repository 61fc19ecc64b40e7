import { expect, test } from "@jest/globals";
import { readDevFlags } from "./flags.ts";

const known = ["acorn", "birch"];

test("without arguments all brands are served from port 4010 of this machine", () => {
  expect(readDevFlags([], known)).toEqual({ brands: undefined, port: 4010, host: "127.0.0.1", quiet: false });
});

test("brands, port and host can be chosen", () => {
  expect(readDevFlags(["birch", "--port", "0", "--host", "::1", "--quiet"], known)).toEqual({
    brands: ["birch"],
    port: 0,
    host: "::1",
    quiet: true,
  });
});

test("help is all that is asked for", () => {
  expect(readDevFlags(["oak", "--help"], known)).toBeUndefined();
});

test.each([
  [["oak"], 'There is no brand "oak"; the known brands are acorn, birch.'],
  [["--port", "x"], '--port "x" is not valid; give a whole number from 1 to 65534'],
  [["--watch"], "Unknown option '--watch'"],
])("%j is refused with the usage", (parameters, message) => {
  expect(() => readDevFlags(parameters, known)).toThrow(message);
  expect(() => readDevFlags(parameters, known)).toThrow("pnpm dev [brand…]");
});
