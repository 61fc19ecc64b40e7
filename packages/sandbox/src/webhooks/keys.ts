import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { messageOf } from "@crm-invoices/mock/internal";
import type { Store } from "../store/store.ts";
import type { KeyOptions, PublicKeys } from "./key-options.ts";

/** The keys of a running sandbox. */
export interface Keys {
  readonly ed25519: KeyObject;
  readonly rsa: KeyObject | undefined;
  /** A key that nobody knows, for events that are signed with the wrong one. */
  readonly other: KeyObject;
}

/**
 * Loads the keys, and makes those that there are not yet.
 *
 * @throws Error that names the file when its key cannot be used.
 */
export async function loadKeys(store: Store, { keyFile, rsa = false }: KeyOptions): Promise<Keys> {
  return {
    ed25519: keyFile === undefined ? await keptKey(store, "ed25519") : keyOfFile(keyFile),
    rsa: rsa ? await keptKey(store, "rsa") : undefined,
    other: newKey("ed25519"),
  };
}

export function publicKeys({ ed25519, rsa }: Keys): PublicKeys {
  const pem = (key: KeyObject): string =>
    createPublicKey(key).export({ type: "spki", format: "pem" }).toString();
  return { ed25519: pem(ed25519), ...(rsa && { rsa: pem(rsa) }) };
}

/** The headers of a webhook: Ed25519 and, by a switch, RSA-SHA256, over the raw body. */
export function headersOf(body: string, { ed25519, rsa, other }: Keys, key: string): Record<string, string> {
  const bytes = Buffer.from(body);
  return {
    "content-type": "application/json",
    "x-ghl-signature": sign(null, bytes, key === "own" ? ed25519 : other).toString("base64"),
    ...(rsa && key === "own" && { "x-wh-signature": sign("sha256", bytes, rsa).toString("base64") }),
  };
}

type KeyKind = "ed25519" | "rsa";

const newKey = (kind: KeyKind): KeyObject =>
  kind === "ed25519"
    ? generateKeyPairSync("ed25519").privateKey
    : generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

/** A key that is kept with the data; of two sandboxes that start at the same time, both take the same. */
async function keptKey(store: Store, kind: KeyKind): Promise<KeyObject> {
  return store.transaction(async ({ db }) => {
    const find = () => db.selectFrom("keys").select("pem").where("name", "=", kind).executeTakeFirst();
    const found = await find();
    if (found === undefined) {
      const pem = newKey(kind).export({ type: "pkcs8", format: "pem" }).toString();
      await db
        .insertInto("keys")
        .values({ name: kind, pem })
        .onConflict((conflict) => conflict.column("name").doNothing())
        .execute();
    }
    const { pem } =
      found ?? (await db.selectFrom("keys").select("pem").where("name", "=", kind).executeTakeFirstOrThrow());
    return createPrivateKey(pem);
  });
}

function keyOfFile(file: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === "ed25519") return key;
    throw new Error(`it is a key of ${key.asymmetricKeyType}`);
  } catch (error) {
    throw new Error(
      `The webhook key ${file} cannot be used: ${messageOf(error)}. It must be a private Ed25519 key, PKCS #8 as PEM: \`openssl genpkey -algorithm ed25519\` makes one.`,
      { cause: error },
    );
  }
}
