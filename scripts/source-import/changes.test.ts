import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createWorkplace, invoiceDocument, type Workplace } from "./testing/workplace.ts";

let place: Workplace;

beforeEach(async () => {
  place = await createWorkplace({ "invoices.json": invoiceDocument() });
  await place.run("./invoices.json", "--name", "publisher", "--brand", "leadway");
});

afterEach(() => place.remove());

const again = (...flags: string[]) => place.run("./invoices.json", "--name", "publisher", ...flags);

test("a second import of the same document changes nothing, and keeps the brand", async () => {
  const before = await place.text("publisher");
  expect(await again()).toEqual({
    code: 0,
    out: "spec/sources/publisher.yaml: nothing has changed.",
    err: "",
  });
  expect(await again("--check")).toMatchObject({ code: 0 });
  expect(await place.text("publisher")).toBe(before);
});

async function publishNewer(): Promise<void> {
  const document = invoiceDocument();
  const { RecordPaymentDto, CardDto } = document.components.schemas;
  const { mode, card, amount } = RecordPaymentDto.properties;
  const [path] = Object.values(document.paths);
  await place.write("invoices.json", {
    ...document,
    info: { ...document.info, version: "1.1" },
    paths: {
      "/invoices/{invoiceId}/record-payment": {
        post: {
          ...path?.post,
          operationId: "record-payment",
          parameters: [
            { name: "dry", in: "query", schema: { type: "boolean" } },
            ...(path?.post.parameters ?? []),
          ],
          security: [{ Location: ["invoices.write"] }],
        },
      },
      "/invoices": { get: { responses: { "200": { description: "Fine." } } } },
    },
    components: {
      ...document.components,
      schemas: {
        CardDto,
        RecordPaymentDto: {
          ...RecordPaymentDto,
          required: ["mode", "amount"],
          properties: {
            mode: { ...mode, enum: ["cash", "card", "cheque"] },
            card,
            amount: { ...amount, type: "string", example: "999" },
            memo: { type: "string", deprecated: true, maxLength: 5 },
          },
        },
      },
    },
  });
}

test("a newer document is printed claim by claim, grouped by operation, before it is written", async () => {
  await publishNewer();
  const { code, out } = await again();
  expect(code).toBe(0);
  expect(out.replaceAll(/[0-9a-f]{64}/g, "…")).toBe(`POST /invoices/{invoiceId}/record-payment
  ~ operation: operationId "record-invoice" -> "record-payment"
  ~ security: security ["Agency","Sub-Account"] -> ["Sub-Account"]
  + query.dry: required false; type boolean
  ~ request.mode: enum ["cash","card"] -> ["cash","card","cheque"]
  ~ request.amount: required false -> true
  ~ request.amount: type number -> string
  ~ request.amount: example 999 -> "999"
  + request.memo: required false; type string; maxLength 5
  - request.description: required true; type null or string; maxLength 10; example "Paid. In two parts."

GET /invoices
  + the whole operation (3 places)

Document
  ~ x-document: version "1.0" -> "1.1"
  ~ x-document: sha256 "…" -> "…"
  + components.schemas.RecordPaymentDto.properties.memo: deprecated true
  ~ components: securitySchemes {"Location":{"type":"http","scheme":"bearer","x-token-user-type":"Sub-Account"},"Agency":{"type":"http","scheme":"bearer","x-token-user-type":"Agency"}} -> {"Location":{"type":"http","scheme":"bearer","x-token-user-type":"Sub-Account"}}
Wrote spec/sources/publisher.yaml: 2 operations, 2 schemas.`);
  expect(await again()).toMatchObject({ out: "spec/sources/publisher.yaml: nothing has changed." });
});

test("--check prints the changes, writes nothing and fails", async () => {
  const before = await place.text("publisher");
  await publishNewer();
  const { code, out, err } = await again("--check");
  expect(code).toBe(1);
  expect(out).toContain("  ~ request.amount: type number -> string");
  expect(err).toBe(
    "spec/sources/publisher.yaml differs from what would be imported; run the command without --check to write it.",
  );
  expect(await place.text("publisher")).toBe(before);
});

test("--check fails for a source that is not there yet", async () => {
  expect(await place.run("./invoices.json", "--name", "newcomer", "--check")).toMatchObject({
    code: 1,
    out: "spec/sources/newcomer.yaml: new source.",
  });
  await expect(place.text("newcomer")).rejects.toMatchObject({ code: "ENOENT" });
});

test("when only prose is new, only the document's hash changes", async () => {
  const document = invoiceDocument();
  await place.write("invoices.json", { ...document, tags: [] });
  const { out } = await again();
  expect(out).toMatch(/^Document\n {2}~ x-document: sha256 "\w+" -> "\w+"\nWrote /);
});

test("an operation that is gone is one line", async () => {
  const document = invoiceDocument();
  await place.write("invoices.json", {
    ...document,
    paths: { "/other": { get: { responses: { "200": { description: "" } } } } },
  });
  const { out } = await again();
  expect(out).toMatch(
    /POST \/invoices\/\{invoiceId\}\/record-payment\n {2}- the whole operation \(\d+ places\)\n/,
  );
  expect(out).toContain("  - components.schemas.CardDto");
});
