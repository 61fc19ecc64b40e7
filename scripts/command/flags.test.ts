import { describe, expect, test } from "@jest/globals";
import { parseFlags } from "./flags.ts";
import { report } from "./report.ts";
import { UsageError } from "./user-error.ts";

const usage = "pnpm grow <tree>… [--height N] [--fast]";
const options = { height: { type: "string" }, fast: { type: "boolean", default: false } } as const;
const parse = (...parameters: string[]) => parseFlags(parameters, usage, options, { names: true });

test("flags and names are read, in whatever order they come", () => {
  expect(parse("oak", "--height", "3", "ash", "--fast")).toMatchObject({
    values: { height: "3", fast: true },
    positionals: ["oak", "ash"],
  });
  expect(parse()?.values).toEqual({ fast: false });
});

test.each([["--help"], ["-h"], ["oak", "--help"], ["--help", "--colour"]])(
  "help is all that is asked for by %j",
  (...parameters) => {
    expect(parse(...parameters)).toBeUndefined();
  },
);

describe("is refused with the usage:", () => {
  test.each([
    ["an unknown flag", ["--colour"], /^Unknown option '--colour'\n/],
    [
      "a flag that is written wrong",
      ["--hieght", "3"],
      /^Unknown option '--hieght'; did you mean --height\?\n/,
    ],
    ["a wrong request for help", ["--hlep"], /^Unknown option '--hlep'; did you mean --help\?\n/],
    ["a flag without its value", ["--height"], /^Option '--height <value>' argument missing/],
    ["a value where none is taken", ["--fast=yes"], /^Option '--fast' does not take an argument/],
  ])("%s", (_, parameters, message) => {
    expect(() => parse(...parameters)).toThrow(UsageError);
    expect(() => parse(...parameters)).toThrow(message);
    expect(() => parse(...parameters)).toThrow(usage);
  });

  test("a name where there are none", () => {
    expect(() => parseFlags(["oak"], usage, options)).toThrow(/^Unexpected argument 'oak'/);
  });

  test("a value that may be a secret, which is not repeated", () => {
    const secret = () => parseFlags(["--token=abc"], usage, options, { secret: true });
    expect(secret).toThrow(/^One of the options is unknown/);
    expect(secret).not.toThrow(/abc/);
  });
});

test("a wrong command line ends a command with exit code 2", async () => {
  const said: string[] = [];
  const output = { log: () => {}, error: (text: string) => void said.push(text) };
  const code = await report(output, async () => {
    parse("--colour");
    return 0;
  });
  expect(code).toBe(2);
  expect(said.join()).toContain(usage);
});
