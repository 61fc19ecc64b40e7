import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { specDrift } from "@crm-invoices/scripts/spec-drift";
import type { Har } from "./recorder.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** Compares a recording with the description; gives the exit code and what is printed. */
export async function compare(
  har: Har,
  server: string,
): Promise<{ readonly code: number; readonly printed: string }> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-traffic-"));
  try {
    const file = join(folder, "traffic.har");
    await writeFile(file, JSON.stringify(har));
    const lines: string[] = [];
    const keep = (text: string) => lines.push(text);
    const code = await specDrift(repository, [file, "--server", server], { log: keep, error: keep });
    return { code, printed: lines.join("\n") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
