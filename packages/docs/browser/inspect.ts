import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** Whatever a page complains of while it is used, and every request that fails or goes elsewhere. */
export function watch(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) complaints.push(`outside request: ${request.url()}`);
  });
  page.on("requestfailed", (request) => complaints.push(`failed request: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`status ${response.status()}: ${response.url()}`);
  });
  return complaints;
}

export interface Look {
  readonly colorScheme: "light" | "dark";
  readonly width: number;
  /** Whether to measure the contrast, which takes axe seconds on a long page. */
  readonly contrast: boolean;
}

/** Light and dark, on a desktop and on a phone. */
export const allLooks: readonly Look[] = [
  { colorScheme: "light", width: 1440, contrast: true },
  { colorScheme: "dark", width: 1440, contrast: true },
  { colorScheme: "light", width: 390, contrast: true },
  { colorScheme: "dark", width: 390, contrast: true },
];

/** Two looks that show both schemes and both widths, with the contrast of the one or of the other. */
export function someLooks(contrastInDark: boolean): readonly Look[] {
  return [
    { colorScheme: "light", width: 1440, contrast: !contrastInDark },
    { colorScheme: "dark", width: 390, contrast: contrastInDark },
  ];
}

/** What axe finds on a page by the rules of WCAG 2.2 AA and of good practice. */
export async function accessibilityFaults(page: Page, looks: readonly Look[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const faults: string[] = [];
  for (const { colorScheme, width, contrast } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const options = JSON.stringify({
      resultTypes: ["violations"],
      // Size is the one rule of WCAG 2.2 AA, which axe leaves out unless asked.
      rules: { "target-size": { enabled: true }, "color-contrast": { enabled: contrast } },
    });
    const { violations }: AxeResults = await page.evaluate(`axe.run(document, ${options})`);
    faults.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${colorScheme} ${width}: ${id}: ${target.join(" ")}`),
      ),
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) faults.push(`${colorScheme} ${width}: the page is ${overflow} pixels too wide`);
  }
  return faults;
}
