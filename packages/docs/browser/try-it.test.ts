import { type Mock, type Names, startMock } from "@crm-invoices/mock";
import { firstOfEach, listOperations, type Operation, requestBodyOf, successOf } from "@crm-invoices/openapi";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { repository } from "../src/folders.ts";
import { loadBrands } from "../src/reference/brand.ts";
import { accessibilityFaults } from "./inspect.ts";
import { useSite } from "./use-site.ts";

const visit = useSite();
const brands = await loadBrands(repository);
let mock: Mock<Names>;

beforeAll(async () => {
  mock = await startMock<Names>({ brands: brands.map(({ id }) => id) });
});

afterAll(() => mock?.close());

/** Opens an operation of a brand and points its form to an address. */
async function open(brand: string, operation: string, base = mock.urls[brand] ?? ""): Promise<void> {
  await visit.page.goto(`${visit.url}reference/${brand}/${operation}.html`);
  await visit.page.locator("input[name=base]").fill(base);
  visit.expected.push(new RegExp(`^outside request: ${mock.urls[brand]}/`));
}

async function send(): Promise<void> {
  await visit.page.locator("form.try-form button").click();
  await visit.page.locator(".try-response > *").first().waitFor();
}

test.each(brands)("of $id sends the example and shows the documented answer", async ({ id, document }) => {
  await open(id, "recordInvoicePayment");
  await send();
  expect(await visit.page.locator(".try-response .status").textContent()).toBe("200");
  expect(await visit.page.locator(".try-response .outcome").textContent()).toMatch(/^200 OK \d+ ms$/);
  const operation = listOperations(document).find((one) => one.id === "recordInvoicePayment");
  const [example] = (operation && successOf(document, operation)?.body?.examples) ?? [];
  expect(example).toBeDefined();
  const shown = await visit.page.locator(".try-response pre").textContent();
  expect(JSON.parse(shown ?? "")).toEqual(example?.value);
  expect(await visit.page.locator(".try-response .headers").textContent()).toContain(
    "content-type: application/json",
  );
});

/** Which fields an operation's form has: the places and types of its parameters, and whether there is a body. */
function fieldsOf(document: unknown, operation: Operation): string {
  const fields = operation.parameters.map(({ in: place, node }) => JSON.stringify([place, node["schema"]]));
  return [...new Set(fields)].sort().join() + (requestBodyOf(document, operation) ? " body" : "");
}

test("fills path, query and headers so that every operation of a brand is answered", async () => {
  const [brand] = brands;
  if (brand === undefined) throw new Error("There is no brand.");
  const operations = listOperations(brand.document);
  expect(operations.length).toBeGreaterThan(40);
  // An operation whose form has the fields of another one's is tried at night: the mock's tests send its sample as well.
  const tried =
    process.env["NIGHTLY"] === "true"
      ? operations
      : firstOfEach(operations, (operation) => fieldsOf(brand.document, operation));
  expect(tried.length).toBeGreaterThan(5);
  for (const { id } of tried) {
    await open(brand.id, id);
    await send();
    expect([id, await visit.page.locator(".try-response .status").textContent()]).toEqual([
      id,
      expect.stringMatching(/^20/),
    ]);
  }
});

test("shows what is wrong with a body", async () => {
  await open("highlevel", "recordInvoicePayment");
  await visit.page.locator("textarea[name=body]").fill('{ "mode": "barter" }');
  visit.expected.push(/status of 422/, /^status 422/);
  await send();
  expect(await visit.page.locator(".try-response .status").textContent()).toBe("422");
  expect(await visit.page.locator(".try-response pre").textContent()).toContain("notes");
});

test("is accessible with an answer", async () => {
  await open("highlevel", "getInvoice");
  await send();
  await visit.page.locator(".try-response details").click();
  expect(await accessibilityFaults(visit.page, ".try-response")).toEqual([]);
});

test("sends a value of the query only when there is one", async () => {
  await open("highlevel", "listInvoices");
  await visit.page.locator('input[name="query.search"]').fill("a & b");
  const request = visit.page.waitForRequest(/\/invoices\?/);
  await send();
  const { searchParams } = new URL((await request).url());
  expect(searchParams.get("search")).toBe("a & b");
  expect(searchParams.has("contactId")).toBe(false);
});

test("tells how to start a mock when none answers", async () => {
  const gone = await startMock({ brand: "highlevel" });
  await gone.close();
  await open("highlevel", "recordInvoicePayment", gone.url);
  visit.expected.push(/^(outside|failed) request: /, /ERR_CONNECTION_REFUSED/);
  await send();
  const { origin } = new URL(gone.url);
  expect(await visit.page.locator(".try-response").textContent()).toBe(
    `No response from ${origin}. Start a mock server: npx @crm-invoices/mock`,
  );
});

test("says it in the language of the page", async () => {
  await open("leadway", "recordInvoicePayment", "https://services.leadconnectorhq.com");
  await send();
  expect(await visit.page.locator(".try-response").textContent()).toContain("No se envió nada.");
});

test.each([
  "https://services.leadconnectorhq.com",
  "http://services.leadconnectorhq.com",
  "https://127.0.0.1:4010",
  "http://127.0.0.1.example.com",
  "http://127.0.0.1@example.com",
  "http://user:secret@127.0.0.1:4010",
  "http://[::1]:4010",
  "http://0.0.0.0:4010",
])("refuses %s and sends nothing", async (address) => {
  await visit.page.goto(`${visit.url}reference/highlevel/recordInvoicePayment.html`);
  await visit.page.locator("input[name=base]").fill(address);
  await send();
  expect(await visit.page.locator(".try-response").textContent()).toContain("Nothing was sent.");
});

test("is kept from other hosts by the policy of the page, too", async () => {
  await visit.page.goto(`${visit.url}reference/highlevel/recordInvoicePayment.html`);
  visit.expected.push(/Content Security Policy/, /Fetch API cannot load/, /^(outside|failed) request/);
  const outcome = await visit.page.evaluate(() =>
    fetch("https://services.leadconnectorhq.com/").then(
      () => "sent",
      (error: Error) => error.name,
    ),
  );
  expect(outcome).toBe("TypeError");
});
