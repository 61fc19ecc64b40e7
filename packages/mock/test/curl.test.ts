import { execFileSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { curlCommand, quote } from "../src/cli/curl.ts";
import { fixtureBundle } from "./fixture.ts";

describe("the curl command", () => {
  test("records a payment with the path, headers and body of the document's examples", () => {
    expect(curlCommand(fixtureBundle().document, "http://127.0.0.1:4010")).toBe(
      [
        "curl 'http://127.0.0.1:4010/invoices/inv%201/record-payment'",
        "-H 'Authorization: Bearer any-token'",
        "-H 'Version: 2021-07-28'",
        "-H 'Content-Type: application/json'",
        `-d '{"mode":"cash","amount":12.5,"notes":"Paid at Alex'\\''s desk, \\"in cash\\" for $(whoami) \`id\`"}'`,
      ].join(" "),
    );
  });

  test("is refused for a document without that operation", () => {
    expect(() => curlCommand({ paths: {} }, "http://127.0.0.1:4010")).toThrow(
      "no operation recordInvoicePayment with a request example",
    );
  });

  test("is quoted so that a shell takes each part literally", () => {
    const text = `Alex's "desk" $(whoami) \`id\` \\ $HOME ! *\nnext line`;
    expect(execFileSync("bash", ["-c", `printf %s ${quote(text)}`], { encoding: "utf8" })).toBe(text);
  });
});
