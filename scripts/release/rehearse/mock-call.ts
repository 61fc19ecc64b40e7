import { oneCall } from "../../readme/one-call.ts";

/** A program that makes one call with the client of a brand to its mock, and prints of what both say they are made. */
export function mockCall(brand: string): string {
  return `import { startMock } from "@crm-invoices/mock";
import { spec } from "@crm-invoices/${brand}";

const mock = await startMock({ brand: "${brand}" });
${oneCall(`@crm-invoices/${brand}`, ", baseUrl: mock.url")}
const response = await fetch(mock.url + "/openapi.json");
const document: { info: { version: string }; "x-generated": { source: string } } = JSON.parse(await response.text());
console.log(JSON.stringify(spec));
console.log(JSON.stringify({ version: document.info.version, hash: document["x-generated"].source }));
await mock.close();
`;
}
