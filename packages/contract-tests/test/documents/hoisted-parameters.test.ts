import { sampledOperations } from "@crm-invoices/mock/page";
import { isObject, type JsonObject, listOf, members } from "@crm-invoices/openapi";
import { expect, test } from "@jest/globals";
import { readDocument } from "../../src/document.ts";
import { operationsOf } from "../../src/operations.ts";

/** A copy of a document in which each path item states the parameters of its only operation. */
function hoisted(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  const { paths } = copy;
  for (const [, item] of members(paths)) {
    const operations = members(item).filter(([, operation]) => isObject(operation));
    const [first, ...others] = operations;
    if (!isObject(item) || first === undefined || others.length > 0) continue;
    const [, operation] = first;
    if (!isObject(operation) || listOf(operation["parameters"]).length === 0) continue;
    item["parameters"] = operation["parameters"];
    delete operation["parameters"];
  }
  return copy;
}

test("a parameter means the same to the contract tests and the mock's page wherever it is stated", () => {
  const document = readDocument("highlevel");
  if (!isObject(document)) throw new Error("A document is an object.");
  const moved = hoisted(document);
  expect(JSON.stringify(moved)).not.toBe(JSON.stringify(document));
  expect(sampledOperations(moved)).toEqual(sampledOperations(document));
  const values = (operations: ReturnType<typeof operationsOf>) =>
    operations.map(({ id, schemas }) => ({
      id,
      schemas: JSON.stringify(schemas).replaceAll(/"pointer":"[^"]*"/g, ""),
    }));
  expect(values(operationsOf(moved))).toEqual(values(operationsOf(document)));
});
