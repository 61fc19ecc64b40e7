import type { OperationCheck } from "@crm-invoices/core/checks";
import { describe } from "@jest/globals";
import { describeChecks } from "./describe-checks.ts";
import { type Contract, describeContract } from "./describe-contract.ts";
import { describeEdits, type EditingPackage } from "./describe-edits.ts";
import { describeQueries, type QueryingPackage } from "./describe-queries.ts";
import { describeUpdates, type Updates } from "./describe-updates.ts";
import { describeFaults } from "./faults/index.ts";

/** A brand's package as these tests see it. */
type BrandPackage<Client> = QueryingPackage<Client> &
  EditingPackage & {
    readonly brand: Contract["brand"];
    readonly createFetchClient: Contract["createClient"];
    readonly checks: readonly OperationCheck[];
    readonly updates: Updates;
  };

/** Tests the code of a brand, which others may have as well. */
export function describeCode<Client extends object>(code: BrandPackage<Client>): void {
  const { brand, createFetchClient, checks, updates } = code;
  describe("the client", () => describeContract({ brand, createClient: createFetchClient }));
  describe("the client among faults", () => describeFaults(code));
  describe("the checks", () => describeChecks(brand.id, checks));
  describe("the updates", () => describeUpdates(brand.id, updates));
  describe("the edits", () => describeEdits(code));
  describe("the queries", () => describeQueries(code));
}
