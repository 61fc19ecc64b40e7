import { listBrands } from "@crm-invoices/mock";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Sandbox, startSandbox } from "../../src/index.ts";
import { altTypeOf } from "../../src/seeds/alt-type.ts";
import { runSequence } from "./run-sequence.ts";
import { type Step, sequence } from "./sequence.ts";

/** The gate runs a share of them. */
const sequences = process.env["NIGHTLY"] === undefined ? 30 : 10_000;

describe.each(["observed", "documented"] as const)("under the %s contract", (contract) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ brands: listBrands(), contract });
  });
  afterAll(() => sandbox.close());

  test.each(listBrands())(
    `${sequences} random sequences of operations of %s agree with a simple model, and keep the contract`,
    async (brand) => {
      let world = 0;
      await fc.assert(
        fc.asyncProperty(sequence, async (steps) => {
          world += 1;
          await runSequence(
            sandbox,
            { brand, altType: altTypeOf(brand) ?? "", world: `${brand}-${world}` },
            steps,
          );
        }),
        { numRuns: sequences },
      );
      expect(sandbox.state().violations).toBe(0);
    },
    30 * 60_000,
  );
});

test("a sandbox that answers otherwise than the model is found out", async () => {
  const sandbox = await startSandbox({ brand: "highlevel", rules: { overpayment: "accept" } });
  try {
    const place = { brand: "highlevel", altType: "location", world: "wrong" };
    const items = [{ name: "Hours" as const, currency: "USD" as const, amount: 50, qty: 2 }];
    const steps: Step[] = [
      { kind: "create", items },
      { kind: "pay", target: 0, amount: 200 },
    ];
    await expect(runSequence(sandbox, place, steps)).rejects.toThrow();
  } finally {
    await sandbox.close();
  }
});
