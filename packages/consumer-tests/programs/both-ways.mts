import { createClient, InvalidRequestError, type InvoicesError } from "@crm-invoices/highlevel";
import * as required from "./required.cjs";

const clientOptions = { token: "any-token-will-do", altId: "6578278e879ad2646715ba9c" };
const unusable = { invoiceId: ".." };

// Each type is the other's, as an application that imports and its library that requires exchange errors.
const fromRequired: InvoicesError | undefined = (
  await required.createClient(clientOptions).getInvoice(unusable)
).error;
const fromImported: required.InvoicesError | undefined = (
  await createClient(clientOptions).getInvoice(unusable)
).error;

console.log(
  JSON.stringify([
    fromRequired instanceof InvalidRequestError,
    fromImported instanceof required.InvoicesError,
    fromImported instanceof required.core.InvalidRequestError,
    fromImported instanceof required.NetworkError,
  ]),
);
