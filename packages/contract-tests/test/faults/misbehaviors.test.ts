import { describe, expect, test } from "@jest/globals";
import { faults } from "../../src/faults/faults.ts";
import { misbehaviors } from "../../src/faults/misbehaviors.ts";
import { connectNaively } from "../../src/faults/naive.ts";
import { recordPayment } from "./record-payment.ts";

describe("The check for misbehavior", () => {
  /** @param patience Milliseconds after which a call hangs. */
  const found = async (title: string, patience = 30_000) => {
    const chosen = faults.filter((fault) => fault.title === title);
    expect(chosen).toHaveLength(1);
    return misbehaviors(connectNaively, recordPayment, chosen, patience);
  };

  test("finds a client that follows a redirect and takes the token and the body along", async () => {
    expect(await found("307 to another origin")).toEqual([
      "recordInvoicePayment, 307 to another origin: success instead of RedirectError",
      "recordInvoicePayment, 307 to another origin: another origin got a request with the body",
    ]);
  });

  test("finds a client that turns a POST into a GET that succeeds", async () => {
    expect(await found("302 to the same origin")).toEqual([
      "recordInvoicePayment, 302 to the same origin: success instead of RedirectError",
      "recordInvoicePayment, 302 to the same origin: 2 requests",
    ]);
  });

  test("finds a client that repeats a POST", async () => {
    expect(await found("503 with JSON")).toContain("recordInvoicePayment, 503 with JSON: 3 requests");
  });

  test("finds a client that shows its token in an error", async () => {
    expect(await found("a reset before the headers")).toContain(
      "recordInvoicePayment, a reset before the headers: the token is in message",
    );
  });

  test("finds a client that waits for ever", async () => {
    expect(await found("no headers in time", 500)).toEqual([
      "recordInvoicePayment, no headers in time: hangs instead of TimeoutError",
    ]);
  });
});
