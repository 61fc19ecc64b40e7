import { canonical } from "@crm-invoices/openapi";
import { UserError } from "../../command/user-error.ts";

export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (canonical(actual) !== canonical(expected)) {
    throw new UserError(`${what}: expected ${canonical(expected)}, found ${canonical(actual)}.`);
  }
}
