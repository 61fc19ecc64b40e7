import { createClient } from "@crm-invoices/highlevel";
import { createClient as createFetchClient } from "@crm-invoices/highlevel/openapi-fetch";
import { verifyWebhook } from "@crm-invoices/highlevel/webhooks";

/** What the program works on. */
export interface Input {
  readonly baseUrl: string;
  readonly webhook: {
    readonly sent: string;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly ed25519: string;
    readonly rsa: string;
  };
}

/** Records a payment, lists invoices, runs into an error, gets an invoice by openapi-fetch and verifies webhooks; gives what came of it. */
export async function program({ baseUrl, webhook }: Input): Promise<object> {
  const clientOptions = {
    token: "any-token-will-do-for-the-mock",
    altId: "6578278e879ad2646715ba9c",
    baseUrl,
  };
  const client = createClient(clientOptions);
  const invoiceId = "6578278e879ad2646715ba9c";
  const body = {
    mode: "cash",
    notes: "Paid at the counter",
    amount: 999,
  } as const;

  const paid = await client.recordInvoicePayment({ invoiceId, body });
  if (paid.error) throw paid.error;
  const listed = await client.listInvoices({ limit: 10, offset: 0 });
  if (listed.error) throw listed.error;
  const options = { headers: { Prefer: "code=422" } };
  const refused = await client.recordInvoicePayment({ invoiceId, body }, options);
  const unsent = await client.getInvoice({ invoiceId: ".." });

  const fetchClient = createFetchClient(clientOptions);
  const fetched = await fetchClient.GET("/invoices/{invoiceId}", { params: { path: { invoiceId } } });
  if (fetched.error) throw new Error(`Not fetched: ${fetched.response.status}`);

  // The time at which the webhook was sent, however long the tests before this one took.
  const now = () => Date.parse(webhook.sent);
  const verify = (publicKey: { ed25519: string } | { rsa: string }) =>
    verifyWebhook(webhook.body, webhook.headers, { publicKey, now });
  const signed = await verify({ ed25519: webhook.ed25519 });
  const signedByRsa = await verify({ rsa: webhook.rsa });
  const forged = await verifyWebhook(`${webhook.body} `, webhook.headers, {
    publicKey: { rsa: webhook.rsa },
    now,
  });
  return {
    amountDue: paid.data.invoice.amountDue,
    listed: listed.data.invoices.length,
    refused: [refused.error?.name, refused.error?.status, refused.response?.status],
    unsent: [unsent.error?.name, unsent.response?.status],
    fetched: fetched.data._id,
    events: [signed.event?.type, signedByRsa.event?.type, forged.error?.reason],
  };
}
