import { describe, expect, test } from "@jest/globals";
import { parseWebhook, signWebhook } from "../../src/webhooks/index.ts";
import { algorithms, toBase64, verify } from "./fixture.ts";

const event = { type: "InvoicePaid", timestamp: "2026-01-02T03:04:05Z", note: "señal" };
const types = { InvoicePaid: true, InvoiceVoid: true } as const;

async function pairOf(scheme: "ed25519" | "rsa"): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey(algorithms[scheme], true, ["sign", "verify"]);
  if (!("publicKey" in pair)) throw new Error("Expected a pair of keys.");
  return pair;
}

describe.each(["ed25519", "rsa"] as const)("an event that is signed by %s", (scheme) => {
  test("is verified, whatever way the private key is passed in", async () => {
    const { publicKey, privateKey } = await pairOf(scheme);
    const pkcs8 = await crypto.subtle.exportKey("pkcs8", privateKey);
    const base64 = toBase64(pkcs8);
    const pem = `-----BEGIN PRIVATE KEY-----\n${base64.replace(/.{64}(?=.)/g, "$&\n")}\n-----END PRIVATE KEY-----\n`;
    for (const key of [privateKey, pkcs8, new Uint8Array(pkcs8), base64, pem, pem.replaceAll("\n", "\\n")]) {
      const { body, headers } = await signWebhook(event, { privateKey: { ...none, [scheme]: key } });
      const result = await verify(body, headers, { publicKey: { ...onlyKey, [scheme]: publicKey } });
      expect(result).toEqual({ event, error: undefined });
      const other = await verify(`${body} `, headers, { publicKey: { ...onlyKey, [scheme]: publicKey } });
      expect(other.error?.reason).toBe("bad-signature");
    }
  });

  test("needs a private key that can sign, which its error does not show", async () => {
    const { publicKey } = await pairOf(scheme);
    for (const key of [publicKey, "c2VjcmV0", "secret", new Uint8Array([1])]) {
      const signing = signWebhook(event, { privateKey: { ...none, [scheme]: key } });
      await expect(signing).rejects.toThrow(`The option "privateKey.${scheme}" is not a private`);
      await expect(signing).rejects.not.toThrow("secret");
    }
  });
});

const none = { ed25519: undefined, rsa: undefined };
const onlyKey: { ed25519: CryptoKey; rsa?: CryptoKey } = Object(none);

test("an event can be signed by both schemes, and is not without any key", async () => {
  const [ed25519, rsa] = [await pairOf("ed25519"), await pairOf("rsa")];
  const privateKey = { ed25519: ed25519.privateKey, rsa: rsa.privateKey };
  const { headers } = await signWebhook(event, { privateKey });
  expect(Object.keys(headers)).toEqual(["content-type", "x-ghl-signature", "x-wh-signature"]);
  await expect(signWebhook(event, { privateKey: {} })).rejects.toThrow(
    'The option "privateKey" holds no key',
  );
});

describe("a webhook that was verified before", () => {
  test("is read as its event", () => {
    expect(parseWebhook(types, JSON.stringify(event))).toEqual({ event, error: undefined });
    expect(parseWebhook(types, new TextEncoder().encode(JSON.stringify(event)))).toMatchObject({ event });
  });

  test.each<[string, unknown]>([
    ["not-raw", event],
    ["not-json", "{"],
    ["not-an-event", '{"type":"InvoiceRefunded"}'],
    ["not-an-event", '{"type":"__proto__"}'],
    ["not-an-event", "null"],
  ])("is refused as %s", (reason, body) => {
    expect(Reflect.apply(parseWebhook, undefined, [types, body])).toMatchObject({
      event: undefined,
      error: { reason },
    });
  });
});
