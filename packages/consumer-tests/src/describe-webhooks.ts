import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import { workspace } from "./workspace.ts";

/** Verifies a webhook with a brand's function. */
export type Verify = (
  rawBody: Uint8Array,
  headers: Readonly<Record<string, string>>,
  options: { publicKey: { ed25519: CryptoKey } },
) => Promise<object>;

/** Verifies one webhook of each event that a brand's document has. */
export async function describeWebhooks(brand: string, verifyWebhook: Verify): Promise<void> {
  const text = await readFile(join(workspace, `spec/generated/${brand}.json`), "utf8");
  const { webhooks }: { webhooks: object } = JSON.parse(text);
  let key: CryptoKeyPair;

  beforeAll(async () => {
    const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
    if (!("publicKey" in pair)) throw new Error("Expected a pair of keys.");
    key = pair;
  });

  test.each(Object.keys(webhooks))("a webhook is verified as the event %s", async (type) => {
    const body = JSON.stringify({ type, timestamp: new Date().toISOString(), status: "paid" });
    const bytes = new TextEncoder().encode(body);
    const signature = await crypto.subtle.sign("Ed25519", key.privateKey, bytes);
    const headers = { "x-ghl-signature": Buffer.from(signature).toString("base64") };
    const result = await verifyWebhook(bytes, headers, { publicKey: { ed25519: key.publicKey } });
    expect(result).toEqual({ event: JSON.parse(body), error: undefined });
  });
}
