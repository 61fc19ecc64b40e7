import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runCommand } from "@crm-invoices/scripts/command";
import { outputFolder, repository } from "./folders.ts";
import { buildSite } from "./site/site.ts";

await runCommand(async () => {
  const started = performance.now();
  const files = await buildSite(repository);
  // Written aside and renamed, so that a failure leaves the old site.
  const staging = join(dirname(outputFolder), ".staging-dist");
  await rm(staging, { recursive: true, force: true });
  for (const [path, content] of files) {
    const file = join(staging, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await rm(outputFolder, { recursive: true, force: true });
  await rename(staging, outputFolder);
  const pages = [...files.keys()].filter((path) => path.endsWith(".html")).length;
  const bytes = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${pages} pages, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s: packages/docs/dist`,
  );
});
