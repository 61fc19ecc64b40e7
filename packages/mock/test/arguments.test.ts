import { describe, expect, test } from "@jest/globals";
import { parseCommand } from "../src/cli/arguments.ts";
import { UsageError } from "../src/cli/flags.ts";

const brands = ["acorn", "birch"];

function complaint(...args: readonly string[]): string {
  try {
    parseCommand(args, () => brands);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "none";
}

describe("the command line", () => {
  test("without arguments serves all brands from port 4010 of this machine", () => {
    expect(parseCommand([], () => brands)).toEqual({
      kind: "serve",
      brands,
      port: 4010,
      host: "127.0.0.1",
      documents: undefined,
      contract: "observed",
      versions: undefined,
      strictValues: false,
      allowOrigins: [],
      watch: false,
      quiet: false,
    });
  });

  test("serves the named brands, each once, in the order given", () => {
    expect(parseCommand(["birch", "acorn", "birch"], () => brands)).toMatchObject({
      brands: ["birch", "acorn"],
    });
  });

  test("holds values to more than the contract when asked to", () => {
    expect(parseCommand(["--strict-values"], () => brands)).toMatchObject({ strictValues: true });
  });

  test("takes a port and an address", () => {
    expect(parseCommand(["--port", "0", "--host", "::1"], () => brands)).toMatchObject({
      port: 0,
      host: "::1",
    });
  });

  test("takes the origins of pages that may change the mock", () => {
    const given = ["--allow-origin", "https://app.example", "--allow-origin=http://box:8080/"];
    expect(parseCommand(given, () => brands)).toMatchObject({
      allowOrigins: ["https://app.example", "http://box:8080"],
    });
    expect(complaint("--allow-origin", "app.example")).toContain(
      'The allowed origin "app.example" is not valid',
    );
  });

  test("asks for help or the version, whatever else it says", () => {
    expect(parseCommand(["--help", "oak"], () => brands)).toEqual({ kind: "help" });
    expect(parseCommand(["-h"], () => brands)).toEqual({ kind: "help" });
    expect(parseCommand(["--version"], () => brands)).toEqual({ kind: "version" });
  });

  test("names an unknown brand and lists the known ones", () => {
    expect(complaint("oak")).toBe('There is no brand "oak"; the known brands are acorn, birch.');
  });

  test("names the nearest brand", () => {
    expect(complaint("acorm")).toBe(
      'There is no brand "acorm"; the known brands are acorn, birch; did you mean "acorn"?',
    );
  });

  test("names an unknown option and the nearest one", () => {
    expect(complaint("--prot", "1")).toBe(
      "Unknown option '--prot'; did you mean --port? `crm-invoices-mock --help` lists the options.",
    );
    expect(complaint("--nope")).toBe(
      "Unknown option '--nope'; `crm-invoices-mock --help` lists the options.",
    );
  });

  test.each(["host", "documents"])("refuses --%s without a text", (flag) => {
    expect(complaint(`--${flag}=`)).toMatch(new RegExp(`^--${flag} is empty; give `));
  });

  test.each(["", "x", "-1", "1.5", "0x10", "65536"])("refuses the port %j", (port) => {
    expect(complaint("acorn", `--port=${port}`)).toBe(
      `--port "${port}" is not valid; give a whole number from 1 to 65535, or 0 for any free port.`,
    );
  });

  test("leaves room for the ports of the next brands", () => {
    expect(parseCommand(["--port", "65534"], () => brands)).toMatchObject({ port: 65534 });
    expect(complaint("--port", "65535")).toContain("1 to 65534, as 2 brands take 2 ports");
  });
});
