import { launchChromium, leavePage } from "@crm-invoices/mock/chromium";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { watch } from "./inspect.ts";
import { type Site, serveSite } from "./site.ts";

export interface Visit {
  readonly browser: Browser;
  readonly page: Page;
  /** The site's address. */
  readonly url: string;
  /** Complaints that the test expects; all others fail it. */
  readonly expected: RegExp[];
}

/**
 * A browser and the served site for the tests of a file, and a page that is as new for each test, of which no complaint may
 * be left.
 */
export function useSite(): Visit {
  let browser: Browser;
  let site: Site;
  let page: Page;
  let complaints: string[];
  const expected: RegExp[] = [];

  beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(), serveSite()]);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });
  beforeEach(() => {
    expected.length = 0;
    complaints = watch(page, site.url);
  });
  afterEach(async () => {
    // A page that is left while it loads complains of what it did not get.
    await page.waitForLoadState();
    page.removeAllListeners();
    await page.unrouteAll();
    await leavePage(page);
    expect(complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)))).toEqual(
      [],
    );
  });

  return {
    expected,
    get browser() {
      return browser;
    },
    get page() {
      return page;
    },
    get url() {
      return site.url;
    },
  };
}
