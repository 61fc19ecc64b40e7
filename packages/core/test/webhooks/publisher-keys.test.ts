import { expect, test } from "@jest/globals";
import {
  parseWebhook,
  publisherKeys,
  retiredPublisherKeys,
  verifyWebhook,
} from "../../src/webhooks/index.ts";
import { createSender, eventBody, now } from "./fixture.ts";

const types = { InvoicePaid: true } as const;
const publicKey = { ...publisherKeys, ...retiredPublisherKeys };

// What others state of the key of RSA, and what was computed of the other where it was found.
test.each([
  [publisherKeys.ed25519, "Ed25519", "5a2c1b2749d3efcc233fb27d4ab43d56b8d20818c42cd226f6c9a3ff20d3097c"],
  [
    retiredPublisherKeys.rsa,
    "RSASSA-PKCS1-v1_5",
    "2f62045d413b1b7747e26770ce7f57840cbf86288cd20ceb90d299a62501fd25",
  ],
])("the key %.50s is one of %s and has the fingerprint that others name", async (key, name, fingerprint) => {
  const text = atob(key.replace(/-----\w+ PUBLIC KEY-----/g, ""));
  const spki = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const imported = await crypto.subtle.importKey("spki", spki, { name, hash: "SHA-256" }, false, ["verify"]);
  expect(imported.algorithm.name).toBe(name);
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", spki))];
  expect(digest.map((byte) => byte.toString(16).padStart(2, "0")).join("")).toBe(fingerprint);
});

test.each(["ed25519", "rsa"] as const)("what somebody else has signed by %s is refused", async (scheme) => {
  const sender = await createSender();
  const body = eventBody();
  const headers = await sender.sign(body, scheme);
  const { error } = await verifyWebhook(types, body, headers, { publicKey, now: () => now });
  expect(error?.reason).toBe("bad-signature");
  expect(parseWebhook(types, body).error).toBeUndefined();
});
