import { randomUUID } from "node:crypto";
import { describeServer } from "@crm-invoices/contract-tests/describe-server";
import { readDocument } from "@crm-invoices/contract-tests/document";
import { operationsOf } from "@crm-invoices/contract-tests/operations";
import { fullRequest } from "@crm-invoices/contract-tests/requests";
import { createClient } from "@crm-invoices/highlevel/openapi-fetch";
import { describe } from "@jest/globals";
import { type SandboxOptions, type Seed, startSandbox } from "../../src/index.ts";

const brand = "highlevel";
/** The ids of the documented examples. */
const id = "6578278e879ad2646715ba9c";
const estimateId = "5f9d6d8b1b2d2c001f2d9e4b";

const schedule = { rrule: { intervalType: "monthly", interval: 1, startDate: "2020-01-01" } };

/** What the requests of the documents are about, made of the requests that the documents have for it. */
function seedOf(document: unknown): Seed {
  const request = (operationId: string): object => {
    const operation = operationsOf(document).find((each) => each.id === operationId);
    const { body } = operation ? fullRequest(document, operation) : {};
    // The requests of the tests bring the same numbers again, and no invoice is made of the estimate yet.
    const { altId: _altId, altType: _altType, ...rest } = Object(body);
    const { invoiceNumber: _invoice, estimateNumber: _estimate, autoInvoice: _auto, ...seeded } = rest;
    return seeded;
  };
  return {
    version: 1,
    accounts: [
      {
        brand,
        altId: id,
        invoices: [{ id, request: request("createInvoice"), sent: true }],
        templates: [{ id, request: request("createInvoiceTemplate") }],
        schedules: [{ id, request: { ...request("createInvoiceSchedule"), schedule }, started: true }],
        estimates: [{ id: estimateId, request: request("createEstimate"), sent: true, decision: "accepted" }],
        estimateTemplates: [{ id: estimateId, request: request("createEstimateTemplate") }],
      },
    ],
  };
}

/** What cannot be done with what there is, or with what the documents have for texts of every kind. */
const refusals = {
  createText2PayInvoice: "Unable to find an invoice with the given invoice id",
  updateInvoice: "discount should not be empty",
  deleteInvoice: "Invoice status need to be draft to delete an invoice",
  createInvoiceSchedule: "schedule.executeAt must be a time",
  updateInvoiceSchedule: "schedule.executeAt must be a time",
  deleteInvoiceSchedule: "A schedule that was started can not be deleted",
  updateInvoiceScheduleAutoPayment: "The schedule is not active",
  startInvoiceSchedule: "autoPayment.type must be saved_card",
};

/** What is tried of a contract. */
type Tried = "everything" | "own answers";

/**
 * Tries every operation of a sandbox.
 *
 * @param others the options of the sandbox beside its brand, contract and seed.
 * @param tried by contract, whether everything is tried or what the sandbox answers by itself.
 */
export function describeContract(
  others: () => SandboxOptions,
  tried: Readonly<Partial<Record<"observed" | "documented", Tried>>>,
): void {
  const contracts = (["observed", "documented"] as const).filter((contract) => contract in tried);
  describe.each(contracts)("keeps the %s contract", (contract) => {
    const document = readDocument(contract === "observed" ? `${brand}.observed` : brand);
    const seed = seedOf(document);
    describeServer({
      document,
      operations: operationsOf(document),
      refusals,
      ownAnswers: tried[contract] === "own answers",
      start: () => startSandbox({ brand, contract, seed, ...others() }),
      createClient: ((options) =>
        createClient({
          // Each request finds what there is at first: it has a world of its own.
          fetch: (input, init) => {
            const request = new Request(input, init);
            request.headers.set("X-Mock-Client", randomUUID());
            return fetch(request);
          },
          ...options,
        })) as typeof createClient,
    });
  });
}
