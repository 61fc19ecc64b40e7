import { describe, expect, test } from "@jest/globals";
import { listBrandIds } from "../generate/brands.ts";
import { isObject } from "../generate/document.ts";
import { repository } from "../workspace/paths.ts";
import { at, readBundle } from "./bundles.ts";
import { examplesOf, faultsOf } from "./examples.ts";

const brands = await listBrandIds(repository);

describe.each(brands)("the document of %s", (brand) => {
  const document = readBundle(brand);
  const examples = examplesOf(document);

  test.each([
    ["a request", /^#\/paths\/.*\/requestBody\//],
    ["a success", /^#\/paths\/.*\/responses\/2/],
    ["an error that several operations answer", /^#\/components\/responses\//],
    ["an event", /^#\/webhooks\//],
    ["a schema", /^#\/components\/schemas\//],
  ])("satisfies its schema with every example of %s", (_, place) => {
    const those = examples.filter((example) => place.test(example.place));
    expect(those.length).toBeGreaterThan(0);
    expect(faultsOf(document, those)).toEqual([]);
  });

  test("satisfies its schemas with every other example", () => {
    expect(faultsOf(document, examples)).toEqual([]);
  });

  test("is found out when an example lacks what its schema requires", () => {
    const changed = structuredClone(document);
    const payment = at(changed, "components", "schemas", "RecordInvoicePaymentRequest");
    if (!isObject(payment) || !Array.isArray(payment["required"]))
      throw new Error("Expected required fields.");
    payment["required"].push("receipt");
    expect(faultsOf(changed, examplesOf(changed))).toContainEqual(
      expect.stringMatching(/record-payment\/post\/requestBody.*: must have required property 'receipt'/),
    );
  });

  test("is found out when an example of a schema has another type", () => {
    const changed = structuredClone(document);
    const money = at(changed, "components", "schemas", "Money");
    if (!isObject(money)) throw new Error("Expected the schema Money.");
    money["examples"] = ["999"];
    expect(faultsOf(changed, examplesOf(changed))).toContain(
      "#/components/schemas/Money/examples/0: must be number",
    );
  });
});
