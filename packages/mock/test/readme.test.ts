import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { help } from "../src/cli/help.ts";
import { listBrands } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

describe("the README", () => {
  test("has an example that runs as it says", async () => {
    const code = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
    const source = new URL("../src/index.ts", import.meta.url).href;
    const program = code.replace('"@crm-invoices/mock"', JSON.stringify(source));
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--input-type=module-typescript",
      "-e",
      program,
    ]);
    expect(stdout).toBe(`${/console\.log\(.*\); \/\/ (.*)/.exec(code)?.[1]}\n`);
  });

  test("names the options that the help names", () => {
    const options = (text: string) => new Set(text.match(/--[a-z]+\b/g));
    const section = readme.slice(readme.indexOf("## Start it"), readme.indexOf("## In a test"));
    expect(options(section)).toEqual(options(help(listBrands())));
  });
});
