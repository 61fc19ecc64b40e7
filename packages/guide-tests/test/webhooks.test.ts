import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { signWebhook } from "@crm-invoices/highlevel/webhooks";
import { startSandbox } from "@crm-invoices/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createProject, type Project } from "../src/project.ts";
import { type Receiver, startReceiver } from "../src/receiver.ts";
import { runWorker } from "../src/worker.ts";

const guide = "webhooks";
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const pem = (key: KeyObject, type: "spki" | "pkcs8") => key.export({ type, format: "pem" }).toString();
const environment = { WEBHOOK_PUBLIC_KEY: pem(publicKey, "spki"), NEXT_TELEMETRY_DISABLED: "1" };
const stranger = generateKeyPairSync("ed25519").privateKey;

let project: Project;
beforeAll(async () => {
  project = await createProject(guide, { "port: 3000": "port: 0", "listen(3000": "listen(0" });
});
afterAll(() => project?.remove());

test("the programs of the guide compile", async () => {
  await project.compile();
  expect(project.programs).toEqual([
    "receive-webhook.ts",
    "example-2.ts",
    "express.ts",
    "hono.ts",
    "app/webhooks/route.ts",
    "fastify.ts",
    "worker.ts",
    "example-8.ts",
    "pay.ts",
  ]);
});

test.each([
  ["example-2.ts", "missing-signature\n"],
  ["example-8.ts", "InvoicePaid\n"],
])("%s prints what it says", async (file, printed) => {
  expect(await project.run(file)).toBe(printed);
});

const next = [
  "node_modules/next/dist/bin/next",
  "dev",
  "--webpack",
  "--port",
  "0",
  "--hostname",
  "127.0.0.1",
];

/** How each framework is started; what it prints tells the port where it listens in a process of its own. */
const frameworks: readonly [name: string, program: readonly string[], port?: RegExp][] = [
  ["Express", ["express.ts"]],
  ["Hono", ["hono.ts"]],
  ["Fastify", ["fastify.ts"]],
  ["Next", next, /http:\/\/127\.0\.0\.1:([1-9]\d*)/],
];

describe.each(frameworks)("the receiver for %s", (_, program, port) => {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver(project.folder, program, environment, port);
  });
  afterAll(() => receiver?.stop());

  describeStatuses((body, headers) => post(receiver.url, body, headers));

  test("takes what the sandbox sends, once, and refuses what a stranger has signed", async () => {
    const keyFile = join(project.folder, "webhook-key.pem");
    await writeFile(keyFile, pem(privateKey, "pkcs8"));
    const sandbox = await startSandbox({
      brand: "highlevel",
      seed: "demo",
      webhooks: { url: receiver.url, keyFile },
    });
    const paying = await createProject(guide, { "http://127.0.0.1:4010": sandbox.url });
    try {
      const printed = receiver.prints(/refused: bad-signature/);
      expect(await paying.run("pay.ts")).toBe("paid\n");
      expect((await printed).match(/invoice \S+ is paid/g)).toHaveLength(1);
      const response = await fetch(`${sandbox.url}/__mock/webhooks`);
      const { webhooks }: { webhooks: { type: string; status: number | null }[] } = await response.json();
      const paid = webhooks.filter(({ type }) => type === "InvoicePaid");
      expect(paid.map(({ status }) => status)).toEqual([200, 200]);
    } finally {
      await paying.remove();
      await sandbox.close();
    }
  });
});

describe("the receiver for Cloudflare Workers", () => {
  let answer: (body: string, headers: Readonly<Record<string, string>>) => Promise<number>;
  beforeAll(() => {
    answer = async (body, headers) => {
      const [status = 0] = await runWorker(project.folder, environment, [{ body, headers }]);
      return status;
    };
  });

  describeStatuses((body, headers) => answer(body, headers), false);

  test("answers a repetition with 200", async () => {
    const { body, headers } = await sign(privateKey);
    const twice = [
      { body, headers },
      { body, headers },
    ];
    expect(await runWorker(project.folder, environment, twice)).toEqual([200, 200]);
  });
});

let count = 0;

function sign(key: KeyObject, timestamp = Date.now()) {
  const event = {
    type: "InvoicePaid",
    webhookId: `delivery-${count++}`,
    timestamp: new Date(timestamp).toISOString(),
    invoiceNumber: "señal",
  } as const;
  return signWebhook(event, { privateKey: { ed25519: pem(key, "pkcs8") } });
}

/** Posts webhooks that are right and wrong; `answer` gives the status that one is answered with. */
function describeStatuses(
  answer: (body: string, headers: Readonly<Record<string, string>>) => Promise<number>,
  remembers = true,
): void {
  test("answers 200 to a webhook that is right, and to its repetition", async () => {
    const { body, headers } = await sign(privateKey);
    expect(await answer(body, headers)).toBe(200);
    if (remembers) expect(await answer(body, headers)).toBe(200);
  });

  test("answers 401 to one that a stranger has signed, that was changed, that is late or not signed", async () => {
    const { body, headers } = await sign(privateKey);
    const late = await sign(privateKey, Date.now() - 301_000);
    const foreign = await sign(stranger);
    const { "content-type": type = "" } = headers;
    expect(await answer(foreign.body, foreign.headers)).toBe(401);
    expect(await answer(body.replace("InvoicePaid", "InvoiceVoid"), headers)).toBe(401);
    expect(await answer(JSON.stringify(JSON.parse(body), undefined, 1), headers)).toBe(401);
    expect(await answer(late.body, late.headers)).toBe(401);
    expect(await answer(body, { "content-type": type })).toBe(401);
    // None of them counts as handled.
    expect(await answer(body, headers)).toBe(200);
  });
}

async function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const response = await fetch(url, { method: "POST", body, headers });
  await response.arrayBuffer();
  return response.status;
}
