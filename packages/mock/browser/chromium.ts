import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The Chromium of this machine, or the one that CHROMIUM_PATH names; undefined when there is none. */
export const chromiumPath = (): string | undefined =>
  process.env["CHROMIUM_PATH"] ?? places.find((place) => existsSync(place));

/** Starts the Chromium of this machine, or the one that CHROMIUM_PATH names; nothing of it talks to the outside. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    throw new Error(
      "There is no Chromium: install it (apt-get install chromium), or name one in CHROMIUM_PATH.",
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
