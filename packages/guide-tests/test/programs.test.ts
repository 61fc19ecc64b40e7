import { startSandbox } from "@crm-invoices/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createProject, type Project } from "../src/project.ts";

/** What each program of a guide prints; the files that have no line are imported by others. */
const guides: Readonly<Record<string, Readonly<Record<string, string | RegExp>>>> = {
  "create-send-get-paid": {
    "client.ts": "",
    "create.ts": "draft 500",
    "send.ts": "draft 500\nsent",
    "pay.ts": "draft 500\nrecorded partially_paid\nrecorded paid",
    "refused.ts": /^BadRequestError false\n \S/,
  },
  "many-accounts": {
    "accounts.ts": "",
    "bill-all.ts": "6578278e879ad2646715ba9c 1\n6578278e879ad2646715ba9d 0",
    "other-account.ts": "0",
    "brands.ts": "false",
  },
  "migrate-from-api-client": { "before.ts": "1 19", "after.ts": "1 19" },
  "migrate-from-fetch-and-axios": {
    "with-fetch.ts": "partially_paid",
    "with-axios.ts": "partially_paid",
    "with-client.ts": "partially_paid",
    "by-paths.ts": "200 USD",
  },
  opentelemetry: {
    "tracing.ts": "",
    "tracing-example.ts": "getInvoice 0 503 2\ngetInvoice 1 200 0",
    "logs.ts": "GET /invoices/{invoiceId} getInvoice: 200 (attempt 1, … ms)",
  },
};

describe.each(Object.entries(guides))("the guide %s", (guide, printed) => {
  let project: Project;
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    const sandbox = await startSandbox({ brand: "highlevel", seed: "demo" });
    close = () => sandbox.close();
    project = await createProject(guide, { "http://127.0.0.1:4010": sandbox.url });
  });
  afterAll(async () => {
    await project?.remove();
    await close?.();
  });

  test("has programs that compile", async () => {
    expect(project.programs).toEqual(Object.keys(printed));
    await project.compile();
  });

  test.each(Object.entries(printed))("prints what it says: %s", async (file, expected) => {
    expect((await project.run(file)).trimEnd()).toEqual(
      typeof expected === "string" ? expected : expect.stringMatching(expected),
    );
  });
});

test("a program that does not compile is found", async () => {
  const project = await createProject("create-send-get-paid");
  await project.write("wrong.ts", 'import { client } from "./client.ts";\nclient.payTwice();\n');
  await expect(project.compile()).rejects.toThrow("Property 'payTwice' does not exist");
  await project.remove();
});
