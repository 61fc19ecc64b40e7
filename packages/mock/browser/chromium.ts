import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

// The one without windows first: it takes a third of the processor time to start, and its pages load sooner.
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** The Chromium of this machine, or the one that CHROMIUM_PATH names; undefined when there is none. */
export const chromiumPath = (): string | undefined =>
  process.env["CHROMIUM_PATH"] ?? names.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));

/** Starts the Chromium of this machine, or the one that CHROMIUM_PATH names; nothing of it talks to the outside. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    throw new Error(
      "There is no Chromium: install it (apt-get install chromium-headless-shell), or name one in CHROMIUM_PATH.",
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/** Leaves what a page shows and makes it as good as new: another page takes a Chromium with windows half a second. */
export async function leavePage(page: Page): Promise<void> {
  // Where nothing was opened there is no storage.
  if (page.url().startsWith("http")) {
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
  }
  await page.goto("about:blank");
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null });
  await page.setViewportSize({ width: 1280, height: 720 });
}
