import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { codeIn, outputOf, saidBy } from "../test/readme.ts";
import { chromiumPath } from "./chromium.ts";

test("the README's example for Playwright prints what it says", async () => {
  // Inside of the package, so that its name leads to itself.
  const folder = mkdtempSync(join(fileURLToPath(new URL("..", import.meta.url)), ".staging-readme-"));
  try {
    const code = codeIn("With Playwright");
    expect(await outputOf(code, folder, { ...process.env, CHROMIUM_PATH: chromiumPath() })).toBe(
      saidBy(code),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
