import { UserError } from "../command/user-error.ts";
import { compareContracts } from "./compare.ts";

/**
 * Fails when the observed contract of a brand refuses what the documented one allows: an overlay in `spec/observed` only
 * relaxes, or describes what is left open. What callers report to be refused stands in descriptions.
 */
export function checkSuperset(brand: string, documented: unknown, observed: unknown): void {
  const tightened = compareContracts(documented, observed).filter(({ kind }) => kind === "tightened");
  if (tightened.length > 0) {
    const lines = tightened.map(
      (change) => `  ${change.pointer}: documented is ${change.documented}, observed ${change.observed}`,
    );
    throw new UserError(
      `The observed contract of ${brand} is narrower than the documented one. Mend the overlay in spec/observed: tell a rule that callers report in a description.\n${lines.join("\n")}`,
    );
  }
}
