import { Mistake } from "../../command/mistake.ts";
import { canonical } from "../../reconcile/json.ts";

export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (canonical(actual) !== canonical(expected)) {
    throw new Mistake(`${what}: expected ${canonical(expected)}, found ${canonical(actual)}.`);
  }
}
