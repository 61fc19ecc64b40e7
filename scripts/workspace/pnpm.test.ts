import { afterEach, expect, test } from "@jest/globals";
import { pnpm } from "./pnpm.ts";

const own = process.env["npm_execpath"];

afterEach(() => {
  if (own === undefined) delete process.env["npm_execpath"];
  else process.env["npm_execpath"] = own;
});

test.each([undefined, "/usr/lib/node_modules/npm/bin/npm-cli.js"])(
  "no other pnpm is looked for when %s runs the script",
  async (runner) => {
    if (runner === undefined) delete process.env["npm_execpath"];
    else process.env["npm_execpath"] = runner;
    await expect(pnpm(["--version"], { cwd: import.meta.dirname })).rejects.toThrow(
      "This needs pnpm, and none runs it",
    );
  },
);
