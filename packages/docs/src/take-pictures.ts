import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launchChromium } from "@crm-invoices/mock/chromium";
import { startSandbox } from "@crm-invoices/sandbox";
import { runCommand } from "@crm-invoices/scripts/command";
import { picturesFolder } from "./folders.ts";
import { picturesHash, shownByPictures } from "./pictures.ts";

/** The port that `pnpm start` uses, since the picture shows it. */
const port = 4010;

// Takes the pictures of the start page: the page of the sandbox with an invoice that was just created and read.
await runCommand(async () => {
  const sandbox = await startSandbox({ brand: "highlevel", port });
  const browser = await launchChromium();
  try {
    await mkdir(picturesFolder, { recursive: true });
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({
        viewport: { width: 1200, height: 820 },
        colorScheme,
        reducedMotion: "reduce",
      });
      // The number of its invoice is in use after the first picture.
      await sandbox.reset();
      await page.goto(`${sandbox.url}/#/highlevel/createInvoice`);
      const send = async (shows: string) => {
        await page.getByRole("button", { name: "Send" }).click();
        await page.locator(".try-response pre", { hasText: shows }).waitFor();
      };
      await send('"_id"');
      const { _id: id }: { _id: string } = JSON.parse(
        (await page.locator(".try-response pre").textContent()) ?? "",
      );
      await page.goto(`${sandbox.url}/#/highlevel/getInvoice`);
      await page.getByLabel("invoiceId").fill(id);
      await send(id);
      await page.evaluate(() => scrollTo(0, 0));
      const file = join(picturesFolder, `sandbox-${colorScheme}.png`);
      await page.screenshot({ path: file });
      await page.close();
      console.log(`${file} is taken.`);
    }
    await writeFile(picturesHash, `${await shownByPictures()}\n`);
  } finally {
    await browser.close();
    await sandbox.close();
  }
});
