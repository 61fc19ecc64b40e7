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

/** A browser and the served site for the tests of a file, and for each test a page, of which no complaint may be left. */
export function useSite(): Visit {
  let browser: Browser;
  let site: Site;
  let page: Page;
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
    page = await browser.newPage();
    expected.length = 0;
    complaints = watch(page, site.url);
  });
  afterEach(async () => {
    await page.close();
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
