import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Input } from "./input.ts";
import { servePage } from "./page-server.ts";

const browser = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync) ?? "/usr/bin/chromium";

/** What the program of a project gives in Chromium, and the origin of the page it runs in. */
export async function runInPage(
  project: string,
  specifiers: readonly string[],
  input: Input,
): Promise<{ readonly origin: string; readonly result: unknown }> {
  const profile = await mkdtemp(join(tmpdir(), "crm-invoices-chromium-"));
  const server = await servePage(project, specifiers);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser,
    headless: true,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    const source = `import("/payment.js").then(({ program }) => program(${JSON.stringify(input)}))`;
    const result: unknown = await page.evaluate(source);
    // As the other platforms print it.
    return { origin: new URL(server.url).origin, result: JSON.parse(JSON.stringify(result)) };
  } finally {
    await context.close();
    await server.close();
    await rm(profile, { recursive: true, force: true });
  }
}
