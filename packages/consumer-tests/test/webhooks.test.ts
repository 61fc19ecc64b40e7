import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { verifyWebhook as verifyHighlevel } from "@crm-invoices/highlevel/webhooks";
import { verifyWebhook as verifyLeadway } from "@crm-invoices/leadway/webhooks";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { workspace } from "../src/workspace.ts";

let key: CryptoKeyPair;

beforeAll(async () => {
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
  if (!("publicKey" in pair)) throw new Error("Expected a pair of keys.");
  key = pair;
});

const eventTypes = async (brand: string) => {
  const text = await readFile(join(workspace, `spec/generated/${brand}.json`), "utf8");
  const { webhooks }: { webhooks: object } = JSON.parse(text);
  return Object.keys(webhooks);
};

describe.each([
  { brand: "highlevel", types: await eventTypes("highlevel"), verifyWebhook: verifyHighlevel },
  { brand: "leadway", types: await eventTypes("leadway"), verifyWebhook: verifyLeadway },
])("the webhooks of $brand", ({ types, verifyWebhook }) => {
  test.each(types)("are verified as events: %s", async (type) => {
    const body = JSON.stringify({ type, timestamp: new Date().toISOString(), status: "paid" });
    const bytes = new TextEncoder().encode(body);
    const signature = await crypto.subtle.sign("Ed25519", key.privateKey, bytes);
    const headers = { "x-ghl-signature": Buffer.from(signature).toString("base64") };
    const result = await verifyWebhook(bytes, headers, { publicKey: { ed25519: key.publicKey } });
    expect(result).toEqual({ event: JSON.parse(body), error: undefined });
  });

  test("are typed by their type", async () => {
    const { event, error } = await verifyWebhook("", {}, { publicKey: { rsa: "" } });
    if (error) {
      expect(error.reason).toBe("missing-signature");
      return;
    }
    const amount: number | undefined = event.amountPaid;
    // @ts-expect-error No event has this type.
    if (event.type === "InvoiceRefunded") throw new Error(`Impossible: ${amount}`);
  });
});
