import { launchChromium } from "@crm-invoices/mock/chromium";
import type { ProgramName } from "./input.ts";
import { servePage } from "./page-server.ts";

/** What the program of a project gives in Chromium, and the origin of the page it runs in. */
export async function runInPage(
  project: string,
  specifiers: readonly string[],
  input: object,
  program: ProgramName = "payment",
): Promise<{ readonly origin: string; readonly result: unknown }> {
  const browser = await launchChromium();
  try {
    const server = await servePage(project, specifiers);
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      const source = `import("/${program}.js").then(({ program }) => program(${JSON.stringify(input)}))`;
      const result: unknown = await page.evaluate(source);
      // As the other platforms print it.
      return { origin: new URL(server.url).origin, result: JSON.parse(JSON.stringify(result)) };
    } finally {
      await server.close();
    }
  } finally {
    await browser.close();
  }
}
