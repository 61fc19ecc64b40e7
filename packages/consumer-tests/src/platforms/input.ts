/** The programs that run on every platform, in `programs/`. */
export type ProgramName = "payment" | "faults";

/** What the program works on. */
export interface Input {
  readonly baseUrl: string;
  readonly webhook: {
    /** When it was sent. */
    readonly sent: string;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly ed25519: string;
    readonly rsa: string;
  };
}

const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** What the program works on: a mock, and a webhook signed both ways with fresh keys. */
export async function createInput(baseUrl: string): Promise<Input> {
  const sent = new Date().toISOString();
  const event = { type: "InvoicePaid", timestamp: sent, webhookId: "delivery-1" };
  const body = JSON.stringify(event);
  const ed25519 = await sign({ name: "Ed25519" }, body);
  const byRsa = await sign(rsa, body);
  return {
    baseUrl,
    webhook: {
      sent,
      body,
      headers: { "X-GHL-Signature": ed25519.signature, "X-WH-Signature": byRsa.signature },
      ed25519: ed25519.key,
      rsa: byRsa.key,
    },
  };
}

async function sign(algorithm: { name: string }, body: string): Promise<{ key: string; signature: string }> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  if (!("publicKey" in pair)) throw new Error("Expected a pair of keys.");
  const key = await crypto.subtle.exportKey("spki", pair.publicKey);
  const signature = await crypto.subtle.sign(algorithm.name, pair.privateKey, new TextEncoder().encode(body));
  return { key: Buffer.from(key).toString("base64"), signature: Buffer.from(signature).toString("base64") };
}
