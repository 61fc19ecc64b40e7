import { execFileSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { listBrands, readBundle } from "../src/documents.ts";
import { startMockOf } from "../src/mock.ts";
import { type SampledOperation, sampledOperations } from "../src/page/catalog.ts";
import {
  clientSnippet,
  curlSnippet,
  fetchSnippet,
  quote,
  sampleHeaders,
  sampleUrl,
} from "../src/page/snippets.ts";
import { fixtureBundle, releasedDocuments } from "./fixture.ts";

const url = "http://127.0.0.1:4010";

function operation(id: string): SampledOperation {
  const found = sampledOperations(fixtureBundle().document).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The fixture has no ${id}.`);
  return found;
}

describe("the operations of a document", () => {
  test.each(listBrands(releasedDocuments).slice(0, 1))(
    "of %s each have a sample request that the mock accepts",
    async (brand) => {
      const mock = await startMockOf([readBundle(brand, releasedDocuments)]);
      const answers: [string, number][] = [];
      const operations = sampledOperations(readBundle(brand, releasedDocuments).document);
      for (const candidate of operations) {
        const response = await fetch(sampleUrl(candidate, mock.url), {
          method: candidate.method,
          headers: sampleHeaders(candidate),
          ...(candidate.sample.body === undefined ? {} : { body: JSON.stringify(candidate.sample.body) }),
        });
        await response.arrayBuffer();
        answers.push([candidate.id, response.status]);
      }
      await mock.close();
      expect(answers.filter(([, status]) => status < 200 || status > 299)).toEqual([]);
      expect(answers.length).toBeGreaterThan(40);
    },
  );
});

describe("a snippet", () => {
  test("for curl has the path, headers and body of the document's examples", () => {
    expect(curlSnippet(operation("recordInvoicePayment"), url)).toBe(
      [
        "curl 'http://127.0.0.1:4010/invoices/inv%201/record-payment'",
        "-H 'Authorization: Bearer any-token'",
        "-H 'Version: 2021-07-28'",
        "-H 'Content-Type: application/json'",
        `-d '{"mode":"cash","amount":12.5,"notes":"Paid at Alex'\\''s desk, \\"in cash\\" for $(whoami) \`id\`"}'`,
      ].join(" "),
    );
  });

  test("for curl names a method that curl would not choose", () => {
    const changed = { ...operation("getInvoice"), method: "DELETE" };
    expect(curlSnippet(changed, url)).toContain("curl -X DELETE 'http://127.0.0.1:4010/invoices/");
  });

  test("is quoted so that a shell takes each part literally", () => {
    const text = `Alex's "desk" $(whoami) \`id\` \\ $HOME ! *\nnext line`;
    expect(execFileSync("bash", ["-c", `printf %s ${quote(text)}`], { encoding: "utf8" })).toBe(text);
  });

  test("for fetch is TypeScript that sends the request", () => {
    expect(fetchSnippet(operation("getInvoice"), url)).toBe(
      [
        'const response = await fetch("http://127.0.0.1:4010/invoices/inv%201", {',
        '  method: "GET",',
        "  headers: {",
        '    Authorization: "Bearer any-token",',
        '    Version: "2021-07-28",',
        "  },",
        "});",
        "console.log(response.status, await response.json());",
      ].join("\n"),
    );
  });

  test("for the client leaves out what the client adds", () => {
    const paid = operation("recordInvoicePayment");
    const sample = { ...paid.sample, body: { altId: "loc-1", altType: "location", amount: 5 } };
    const snippet = clientSnippet({ ...paid, sample }, "small", url);
    expect(snippet).toContain('altId: "loc-1",\n  baseUrl: "http://127.0.0.1:4010"');
    expect(snippet).toContain('await client.recordInvoicePayment({\n  invoiceId: "inv 1",');
    expect(snippet).toContain("body: {\n    amount: 5\n  }");
    expect(snippet).not.toContain("altType");
  });
});
