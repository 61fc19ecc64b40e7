import { sampleValue } from "@crm-invoices/openapi";
import { describe, expect, test } from "@jest/globals";
import { faults, remove, replace } from "../src/schemas.ts";

const schemas = {
  Money: { type: "number", examples: [999] },
  Item: {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string" }, amount: { $ref: "#/components/schemas/Money" } },
  },
  Invoice: {
    type: "object",
    required: ["items"],
    properties: {
      mode: { type: "string", enum: ["cash", "card"] },
      kind: { const: "location" },
      live: { type: "boolean" },
      date: { type: "string", format: "date" },
      meta: { type: "object" },
      note: { type: ["string", "null"] },
      items: { type: "array", items: { $ref: "#/components/schemas/Item" } },
      address: { oneOf: [{ type: "object", properties: { city: { type: "string" } } }, { type: "string" }] },
      parts: {
        allOf: [{ required: ["a"], properties: { a: { type: "integer" } } }, { properties: { b: {} } }],
      },
    },
  },
};
const document = { components: { schemas } };
const invoice = { node: { $ref: "#/components/schemas/Invoice" }, pointer: "" };

describe("faults", () => {
  test("break every required property and every limited value, one at a time", () => {
    const found = faults(document, invoice);
    expect(found.map(({ title, code, path }) => ({ title, code, path: path.join(".") }))).toEqual([
      { title: "without items", code: "required", path: "" },
      { title: "with no such mode", code: "enum", path: "mode" },
      { title: "with no such kind", code: "const", path: "kind" },
      { title: "without items.0.name", code: "required", path: "items.0" },
      { title: "without parts.a", code: "required", path: "parts" },
    ]);
    const whole = sampleValue(document, invoice);
    expect(found.map(({ value }) => value)).toEqual([
      remove(whole, ["items"]),
      replace(whole, ["mode"], "no such value"),
      replace(whole, ["kind"], "no such value"),
      replace(whole, ["items"], [{ amount: 999 }]),
      replace(whole, ["parts"], { b: "text" }),
    ]);
  });
});

describe("replace and remove", () => {
  test("leave the value they were given alone", () => {
    const value = { items: [{ name: "A" }] };
    expect(replace(value, ["items", "0", "name"], "B")).toEqual({ items: [{ name: "B" }] });
    expect(remove(value, ["items", "0", "name"])).toEqual({ items: [{}] });
    expect(value).toEqual({ items: [{ name: "A" }] });
  });

  test("say where there is nothing to change", () => {
    expect(() => remove({}, ["items", "0", "name"])).toThrow("There is nothing at items.0.name to change.");
  });
});
