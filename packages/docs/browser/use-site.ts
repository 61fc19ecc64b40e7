import { launchChromium } from "@crm-invoices/mock/chromium";
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
 * A browser and the served site for the tests of a file, and for each test a page, of which no complaint may be left. Each
 * new page takes Chromium half a second: tests that leave nothing behind may share one.
 */
export function useSite({ sharePage = false } = {}): Visit {
  let browser: Browser;
  let site: Site;
  let page: Page | undefined;
  let complaints: string[];
  const expected: RegExp[] = [];

  beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(), serveSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });
  beforeEach(async () => {
    const current = page === undefined || page.isClosed() ? await browser.newPage() : page;
    page = current;
    expected.length = 0;
    complaints = watch(current, site.url);
  });
  afterEach(async () => {
    // A page that is closed while it loads complains of what it did not get.
    await page?.waitForLoadState();
    if (sharePage) page?.removeAllListeners();
    else await page?.close();
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
      if (page === undefined) throw new Error("There is a page only within a test.");
      return page;
    },
    get url() {
      return site.url;
    },
  };
}
