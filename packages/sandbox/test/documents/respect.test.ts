import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { listBrands, startMock } from "@crm-invoices/mock";
import { expect, test } from "@jest/globals";
import { startSandbox } from "../../src/index.ts";
import { altTypeOf } from "../../src/seeds/alt-type.ts";

const require = createRequire(import.meta.url);
const redocly = join(require.resolve("@redocly/cli/package.json"), "../bin/cli.js");
const described = require.resolve("@crm-invoices/spec/arazzo/billing.arazzo.yaml");
const source = "../generated/highlevel.observed.json";

/** Lets Redocly run the description of the billing life cycle against a server of a brand. */
async function respect(
  brand: string,
  url: string,
): Promise<{ readonly code: unknown; readonly said: string }> {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-arazzo-"));
  try {
    const description = await readFile(described, "utf8");
    expect(description).toContain(`url: ${source}`);
    const file = join(folder, "billing.arazzo.yaml");
    const document = require.resolve(`@crm-invoices/spec/${brand}.observed.json`);
    await writeFile(file, description.replace(source, document));
    const inputs = { token: "any", altId: "6578278e879ad2646715ba9c", altType: altTypeOf(brand) };
    const child = spawn(
      process.execPath,
      [redocly, "respect", file, "--server", `invoices=${url}`, "--input", JSON.stringify(inputs)],
      { env: { ...process.env, REDOCLY_TELEMETRY: "off", NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"] },
    );
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await once(child, "exit");
    return { code, said: (await said).join("") };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.each(listBrands())(
  "the sandbox of %s lives the billing life cycle as it is described",
  async (brand) => {
    const sandbox = await startSandbox({ brand });
    try {
      const { code, said } = await respect(brand, sandbox.url);
      expect({ code, failed: said.match(/^.*✗.*$/gm) }).toEqual({ code: 0, failed: null });
      expect(said).toContain("Workflows: 2 passed, 2 total");
      expect(sandbox.state().violations).toBe(0);
    } finally {
      await sandbox.close();
    }
  },
  120_000,
);

test("a server without a memory does not live it", async () => {
  const mock = await startMock({ brand: "highlevel" });
  try {
    const { code, said } = await respect("highlevel", mock.url);
    expect(code).toBe(1);
    expect(said).toMatch(/✗ success criteria check - \$response\.body#\/total == 90/);
  } finally {
    await mock.close();
  }
}, 120_000);
