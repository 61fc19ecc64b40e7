import { beforeAll, describe, expect, test } from "@jest/globals";
import { WebhookError } from "../../src/webhooks/index.ts";
import {
  createSender,
  eventBody,
  header,
  now,
  type SchemeKey,
  type Sender,
  toBase64,
  verify,
} from "./fixture.ts";

let sender: Sender;
let stranger: Sender;

beforeAll(async () => {
  [sender, stranger] = await Promise.all([createSender(), createSender()]);
}, 30_000);

const schemes: readonly SchemeKey[] = ["ed25519", "rsa"];

describe.each(schemes)("an %s signature", (scheme) => {
  const only = (key: CryptoKey | string | ArrayBuffer) => ({ publicKey: keysOf(scheme, key) });

  test("gives the event", async () => {
    const body = eventBody();
    const headers = await sender.sign(body, scheme);
    const { event, error } = await verify(body, headers, only(sender.publicKey[scheme]));
    expect(error).toBeUndefined();
    expect(event).toEqual(JSON.parse(body));
  });

  test("is verified over text, bytes and a view of bytes alike", async () => {
    const body = eventBody({ name: "Größe 💶" });
    const headers = await sender.sign(body, scheme);
    const bytes = new TextEncoder().encode(body);
    const padded = new Uint8Array(bytes.length + 2);
    padded.set(bytes, 1);
    for (const raw of [body, bytes, bytes.buffer, padded.subarray(1, -1)]) {
      expect(await verify(raw, headers, only(sender.publicKey[scheme]))).toMatchObject({
        event: { type: "InvoicePaid" },
        error: undefined,
      });
    }
  });

  test("is verified with a key as PEM, PEM in one line, base64 and bytes", async () => {
    const body = eventBody();
    const headers = await sender.sign(body, scheme);
    const pem = await sender.pem(scheme);
    const spki = await crypto.subtle.exportKey("spki", sender.publicKey[scheme]);
    const base64 = toBase64(spki);
    for (const key of [pem, pem.replaceAll("\n", "\\n"), pem.replaceAll("\n", "\r\n"), base64, spki]) {
      expect(await verify(body, headers, only(key))).toMatchObject({
        event: { type: "InvoicePaid" },
        error: undefined,
      });
    }
  });

  test.each([0, 20, -1])("fails when the byte at %i of the body was changed", async (at) => {
    const body = new TextEncoder().encode(eventBody());
    const headers = await sender.sign(body, scheme);
    const index = at < 0 ? body.length + at : at;
    body[index] = (body[index] ?? 0) ^ 1;
    await expectReason(verify(body, headers, only(sender.publicKey[scheme])), "bad-signature");
  });

  test("fails when the body was parsed and written anew", async () => {
    const body = eventBody();
    const headers = await sender.sign(body, scheme);
    const anew = JSON.stringify(JSON.parse(body));
    await expectReason(verify(anew, headers, only(sender.publicKey[scheme])), "bad-signature");
  });

  test("fails with the key of somebody else", async () => {
    const body = eventBody();
    const headers = await stranger.sign(body, scheme);
    await expectReason(verify(body, headers, only(sender.publicKey[scheme])), "bad-signature");
  });

  test.each([
    ["empty", ""],
    ["no base64", "%%%"],
    ["too short", "AAAA"],
    ["too long", "A".repeat(1_000_000)],
    ["all zero", toBase64(new ArrayBuffer(64))],
    ["outside Latin-1", "💶"],
  ])("fails when it is %s", async (_, signature) => {
    const headers = { [header[scheme]]: signature };
    await expectReason(verify(eventBody(), headers, only(sender.publicKey[scheme])), "bad-signature");
  });

  test("fails when the header came twice", async () => {
    const body = eventBody();
    const signed = await sender.sign(body, scheme);
    const signature = signed[header[scheme]] ?? "";
    const headers = { [header[scheme]]: [signature, signature] };
    await expectReason(verify(body, headers, only(sender.publicKey[scheme])), "bad-signature");
  });

  test("is read from Headers, and from an object with names in any case", async () => {
    const body = eventBody();
    const signed = await sender.sign(body, scheme);
    const signature = signed[header[scheme]] ?? "";
    const upper = header[scheme].toUpperCase();
    for (const headers of [
      new Headers(signed),
      { [upper]: signature },
      { [upper]: [signature] },
      { host: undefined, "X-Other": "1", ...signed },
    ]) {
      expect(await verify(body, headers, only(sender.publicKey[scheme]))).toMatchObject({
        event: { type: "InvoicePaid" },
        error: undefined,
      });
    }
  });

  test("is missing when no header carries it", async () => {
    for (const headers of [{}, new Headers(), { [header[scheme]]: undefined }]) {
      await expectReason(verify(eventBody(), headers, only(sender.publicKey[scheme])), "missing-signature");
    }
  });

  test("is missing when only the other scheme's header is there", async () => {
    const body = eventBody();
    const headers = await sender.sign(body, scheme === "rsa" ? "ed25519" : "rsa");
    await expectReason(verify(body, headers, only(sender.publicKey[scheme])), "missing-signature");
  });

  test.each(["", "no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"])(
    "cannot be verified with the key %j",
    async (key) => {
      const body = eventBody();
      await expectReason(verify(body, await sender.sign(body, scheme), only(key)), "unusable-key");
    },
  );

  test("cannot be verified with the key of the other scheme", async () => {
    const body = eventBody();
    const other = scheme === "rsa" ? "ed25519" : "rsa";
    const headers = await sender.sign(body, scheme);
    await expectReason(verify(body, headers, only(sender.publicKey[other])), "unusable-key");
    await expectReason(verify(body, headers, only(await sender.pem(other))), "unusable-key");
  });

  test("holds for a body of many megabytes", async () => {
    const body = eventBody({ name: "a".repeat(20_000_000) });
    const headers = await sender.sign(body, scheme);
    expect(await verify(body, headers, only(sender.publicKey[scheme]))).toMatchObject({
      event: { type: "InvoicePaid" },
      error: undefined,
    });
    await expectReason(verify(`${body} `, headers, only(sender.publicKey[scheme])), "bad-signature");
  });
});

describe("a webhook with both signatures", () => {
  test("is verified with the keys of both", async () => {
    const body = eventBody();
    const headers = await sender.sign(body, "ed25519", "rsa");
    expect(await verify(body, headers, { publicKey: sender.publicKey })).toMatchObject({
      event: { type: "InvoicePaid" },
      error: undefined,
    });
  });

  test("fails when only the preferred one is wrong", async () => {
    const body = eventBody();
    const headers = { ...(await sender.sign(body, "rsa")), ...(await stranger.sign(body, "ed25519")) };
    await expectReason(verify(body, headers, { publicKey: sender.publicKey }), "bad-signature");
  });

  test("is verified with the RSA key when it is the only one", async () => {
    const body = eventBody();
    const headers = { ...(await sender.sign(body, "rsa")), ...(await stranger.sign(body, "ed25519")) };
    const publicKey = { ed25519: undefined, rsa: sender.publicKey.rsa };
    expect(await verify(body, headers, { publicKey })).toMatchObject({
      event: { type: "InvoicePaid" },
      error: undefined,
    });
  });
});

describe("a signed body", () => {
  const verifySigned = async (body: string | Uint8Array<ArrayBuffer>, options: object = {}) =>
    verify(body, await sender.sign(body, "ed25519"), { publicKey: sender.publicKey, ...options });

  test.each(["", "{", "type=InvoicePaid"])("is not JSON when it is %j", async (body) => {
    await expectReason(verifySigned(body), "not-json");
  });

  test("is not JSON when it is not UTF-8", async () => {
    await expectReason(verifySigned(new Uint8Array([0x22, 0xff, 0x22])), "not-json");
  });

  test.each(["null", "1", "[]", "{}", '{"type":1}', '{"type":"ContactCreate"}', '{"type":"toString"}'])(
    "is not an event when it is %s, and can be looked at",
    async (body) => {
      const error = await expectReason(verifySigned(body), "not-an-event");
      expect(error.payload).toEqual(JSON.parse(body));
    },
  );

  test.each([
    "2026-01-02T02:59:05Z",
    "2026-01-02T03:09:05.000Z",
    "2026-01-02T04:04:05+01:00",
    "2026-01-02T03:04:05",
    "2026-01-02 03:04:05.000",
    "2026-01-02T03:04",
    now,
    now / 1000,
    String(now),
    String(now / 1000),
  ])("is recent when its timestamp is %j", async (timestamp) => {
    expect(await verifySigned(eventBody({ timestamp }))).toMatchObject({
      event: { type: "InvoicePaid" },
      error: undefined,
    });
  });

  test.each(["2026-01-02T02:59:04Z", "2026-01-02T03:09:06Z", "2025-01-02T03:04:05Z", 0, now / 1000 - 301])(
    "is stale when its timestamp is %j",
    async (timestamp) => {
      const error = await expectReason(verifySigned(eventBody({ timestamp })), "stale");
      expect(error.payload).toHaveProperty("webhookId", "delivery-1");
    },
  );

  test("is as old without a zone as with that of UTC, wherever this machine is", async () => {
    // The parser alone would take it for local time, which is UTC here or not.
    const readAsLocal = Date.parse("2026-01-02T03:04:05") - Date.parse("2026-01-02T03:04:05Z");
    const hours = 5 + Math.abs(readAsLocal / 3_600_000);
    const timestamp = new Date(now - hours * 3_600_000).toISOString().slice(0, 19);
    await expectReason(verifySigned(eventBody({ timestamp })), "stale");
  });

  test.each([
    undefined,
    null,
    "",
    "soon",
    true,
    {},
    "Fri Jan 02 2026 03:04:05",
    "2026-01-02",
    "2026-13-02T03:04:05",
  ])("is undated when its timestamp is %j", async (timestamp) => {
    await expectReason(verifySigned(eventBody({ timestamp })), "undated");
  });

  test("is stale sooner or later with another tolerance", async () => {
    const body = eventBody({ timestamp: "2026-01-02T03:03:05Z" });
    await expectReason(verifySigned(body, { tolerance: 59_999 }), "stale");
    expect(await verifySigned(body, { tolerance: 60_000 })).toMatchObject({
      event: { type: "InvoicePaid" },
      error: undefined,
    });
    await expectReason(verifySigned(body, { tolerance: Number.NaN }), "stale");
  });

  test("may be of any age, and undated, with an infinite tolerance", async () => {
    for (const timestamp of [undefined, 0, "soon"]) {
      const body = eventBody({ timestamp });
      expect(await verifySigned(body, { tolerance: Number.POSITIVE_INFINITY })).toMatchObject({
        event: { type: "InvoicePaid" },
        error: undefined,
      });
    }
  });

  test("is taken once when the replay hook remembers its webhookId", async () => {
    const seen = new Set<string>();
    const replay = async (id: string) => seen.size === seen.add(id).size;
    expect(await verifySigned(eventBody(), { replay })).toMatchObject({
      event: { type: "InvoicePaid" },
      error: undefined,
    });
    await expectReason(verifySigned(eventBody(), { replay }), "replayed");
    expect(await verifySigned(eventBody({ webhookId: "delivery-2" }), { replay })).toMatchObject({
      event: { type: "InvoicePaid" },
      error: undefined,
    });
  });

  test.each([undefined, null, "", 1])("is unidentified when its webhookId is %j", async (webhookId) => {
    await expectReason(verifySigned(eventBody({ webhookId }), { replay: () => false }), "unidentified");
  });

  test("does not reach the replay hook unless everything else is right", async () => {
    const asked: string[] = [];
    const replay = (id: string) => asked.push(id) > 0;
    const options = { publicKey: sender.publicKey, replay };
    await expectReason(
      verify(eventBody(), await stranger.sign(eventBody(), "rsa"), options),
      "bad-signature",
    );
    await expectReason(verifySigned(eventBody({ timestamp: 0 }), { replay }), "stale");
    expect(asked).toEqual([]);
  });

  test("rejects with what the replay hook throws", async () => {
    const replay = () => Promise.reject(new Error("The store is down."));
    await expect(verifySigned(eventBody(), { replay })).rejects.toThrow("The store is down.");
  });
});

test("a body that was parsed already is not raw", async () => {
  const parsed: string = JSON.parse(eventBody());
  const headers = await sender.sign(eventBody(), "rsa");
  await expectReason(verify(parsed, headers, { publicKey: sender.publicKey }), "not-raw");
});

test("a webhook cannot be verified without a key", async () => {
  const publicKey = JSON.parse("{}");
  await expectReason(verify(eventBody(), {}, { publicKey }), "unusable-key");
});

test("a body that changes while it is verified does not get through", async () => {
  const body = new TextEncoder().encode(eventBody());
  const headers = await sender.sign(body, "ed25519");
  const pending = verify(body, headers, { publicKey: sender.publicKey });
  body.fill(0x20);
  expect(await pending).toHaveProperty("event.webhookId", "delivery-1");
});

function keysOf(scheme: SchemeKey, key: CryptoKey | string | ArrayBuffer) {
  return scheme === "rsa" ? { rsa: key } : { ed25519: key };
}

async function expectReason(result: ReturnType<typeof verify>, reason: string): Promise<WebhookError> {
  const { event, error } = await result;
  expect(event).toBeUndefined();
  if (!(error instanceof WebhookError)) throw new Error("Expected a WebhookError.");
  expect(error.reason).toBe(reason);
  expect(error.name).toBe("WebhookError");
  return error;
}
