import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { leastScore, scoreOf } from "./score.ts";
import { smallDocument } from "./testing/small-document.ts";

test("a document without examples and descriptions gets less than the least score", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-score-"));
  try {
    const file = join(folder, "bare.json");
    const leave = (key: string, value: unknown) =>
      key === "examples" || (key === "description" && typeof value === "string") ? undefined : value;
    await writeFile(file, JSON.stringify(smallDocument(), leave));
    expect(await scoreOf(file)).toBeLessThan(leastScore);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
