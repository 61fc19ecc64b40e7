import axe, { type AxeResults } from "axe-core";
import type { Page, Request } from "playwright-core";

/** Whatever a page complains of while it is used, and every request that fails or goes elsewhere. */
export function watch(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  let navigations = 0;
  // Until another page is there, it is the one before that asks.
  let isUnderWay = false;
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) isUnderWay = false;
  });
  const begun = new WeakMap<Request, number>();
  page.on("request", (request) => {
    if (request.isNavigationRequest()) {
      navigations += 1;
      isUnderWay = true;
      begun.set(request, navigations);
    } else begun.set(request, navigations - Number(isUnderWay));
    if (!request.url().startsWith(origin)) complaints.push(`outside request: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // Whoever follows a link leaves behind what was still to come, such as the icon of the page.
    const isLeft = navigations > (begun.get(request) ?? 0);
    if (!isLeft || request.failure()?.errorText !== "net::ERR_ABORTED")
      complaints.push(`failed request: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`status ${response.status()}: ${response.url()}`);
  });
  return complaints;
}

const everyRule = {
  resultTypes: ["violations"],
  // Size is the one rule of WCAG 2.2 AA, which axe leaves out unless asked.
  rules: { "target-size": { enabled: true } },
};

const rulesOfColor = {
  resultTypes: ["violations"],
  runOnly: axe
    .getRules(["cat.color"])
    .filter(({ tags }) => !tags.includes("wcag2aaa"))
    .map(({ ruleId }) => ruleId),
};

/** On a desktop and on a phone, light and dark. */
const appearances = [1440, 390].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

/**
 * What axe finds on a page by the rules of WCAG 2.2 AA and of good practice, in every appearance: on the whole page, or
 * within one of its parts.
 */
export async function accessibilityFaults(page: Page, part = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  const faults: string[] = [];
  const looks = new Set<string>();
  for (const { colorScheme, width } of appearances) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    faults.push(...(await overflowFaults(page, width)));
    // Where the same is shown, of the same size, in other colors, only rules of color can judge otherwise.
    const look = await page.locator(`${part} *`).evaluateAll((all) =>
      all
        .map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return [each.checkVisibility(), x, y, width, height].join();
        })
        .join("\n"),
    );
    const options = JSON.stringify(looks.has(look) ? rulesOfColor : everyRule);
    looks.add(look);
    const { violations }: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(part)}, ${options})`);
    faults.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${colorScheme} ${width}: ${id}: ${target.join(" ")}`),
      ),
    );
  }
  return faults;
}

/** Whether a page of this width has to be scrolled sideways. */
export async function overflowFaults(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return overflow > 0 ? [`${width}: the page is ${overflow} pixels too wide`] : [];
}

/** Unfolds everything that a reader may unfold. */
export async function unfold(page: Page): Promise<void> {
  await page
    .locator("details")
    .evaluateAll((all) => all.map((details) => details.toggleAttribute("open", true)));
}
