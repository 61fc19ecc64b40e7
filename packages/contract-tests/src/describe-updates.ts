import { type Mock, type Names, startMock } from "@crm-invoices/mock";
import {
  isObject,
  listOperations,
  type Operation,
  requestBodyOf,
  responsesOf,
  type Schema,
  schemaName,
  schemaParts,
  successOf,
  valueAt,
  viewSchema,
} from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readDocument } from "./document.ts";
import { operationsOf } from "./operations.ts";
import { requestTo } from "./requests.ts";
import { violationsOf } from "./violations.ts";

/** The functions that make the body of an update of what was read, by their names. */
export type Updates = Readonly<Record<string, unknown>>;

/** An operation that replaces what the API returns, and every example of that in the document. */
interface Update {
  readonly operation: Operation;
  readonly to: string;
  readonly from: string;
  readonly examples: readonly { readonly where: string; readonly value: unknown }[];
}

/** Holds the functions of a brand against its mock under either contract: whatever the API returns can be sent back. */
export function describeUpdates(brand: string, updates: Updates): void {
  describe.each(["observed", "documented"] as const)("under the %s contract", (contract) => {
    describeContractUpdates(brand, contract, updates);
  });
}

function describeContractUpdates(brand: string, contract: "observed" | "documented", updates: Updates): void {
  const document = readDocument(contract === "observed" ? `${brand}.observed` : brand);
  const operations = new Map(operationsOf(document).map((operation) => [operation.id, operation]));
  const known = updatesOf(document);
  let mock: Mock<Names>;

  beforeAll(async () => {
    mock = await startMock<Names>({ brand, contract });
  });

  afterAll(() => mock?.close());

  test("there is a function for every operation that replaces a resource, and no other", () => {
    const names = Object.keys(updates).filter((name) => typeof updates[name] === "function");
    expect(names.toSorted()).toEqual(known.map(({ to }) => `to${to}`).toSorted());
    expect(known.length).toBeGreaterThanOrEqual(5);
  });

  const send = async ({ operation }: Update, body: unknown): Promise<Response> => {
    const described = operations.get(operation.id);
    if (described === undefined) throw new Error(`The document has no ${operation.id}.`);
    const path = Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === "path")
        .map(({ name }) => [name, "6578278e879ad2646715ba9c"]),
    );
    return fetch(
      requestTo(mock.url, described, { path, header: { Version: "2021-07-28" }, body }, authorization),
    );
  };

  describe.each(known)("what is read as $from", (update) => {
    const convert = functionOf(updates, `to${update.to}`);

    test("has examples", () => {
      expect(update.examples.length).toBeGreaterThan(1);
    });

    test.each(update.examples)("can be sent back: $where", async ({ value }) => {
      const before = structuredClone(value);
      const body: unknown = convert(value);
      expect(value).toEqual(before);
      const response = await send(update, body);
      expect([response.status, violationsOf(response), await response.json()]).toEqual([
        200,
        [],
        expect.anything(),
      ]);
    });

    test.each(update.examples)("has nothing that the update does not take: $where", ({ value }) => {
      const taken = requestBodyOf(document, update.operation)?.body?.schema;
      expect(taken && unknownNames(document, taken, convert(value), "")).toEqual([]);
    });

    test("is refused as it was read, or has more than the update takes", () => {
      const taken = requestBodyOf(document, update.operation)?.body?.schema;
      const [example] = update.examples;
      expect(taken && unknownNames(document, taken, example?.value, "")).not.toEqual([]);
    });
  });
}

const authorization = { Authorization: "Bearer any" };

function functionOf(updates: Updates, name: string): (value: unknown) => unknown {
  const found = updates[name];
  return (value) => {
    if (typeof found !== "function") throw new Error(`There is no ${name}.`);
    return found(value);
  };
}

function updatesOf(document: unknown): Update[] {
  return listOperations(document).flatMap((operation) => {
    const read = successOf(document, operation)?.body?.schema;
    const write = requestBodyOf(document, operation)?.body?.schema;
    const [from, to] = [read && schemaName(read), write && schemaName(write)];
    if (operation.method !== "PUT" || !operation.path.endsWith("}") || !from || !to) return [];
    return [{ operation, from, to, examples: examplesOf(document, from) }];
  });
}

/** Every value of a schema in the examples of responses, in lists and other objects too. */
function examplesOf(document: unknown, name: string): Update["examples"] {
  const wanted = valueAt(document, `/components/schemas/${name}`);
  const find = (schema: Schema, value: unknown, where: string): { where: string; value: unknown }[] => {
    if ("node" in schema && schemaParts(document, schema).some(({ node }) => node === wanted)) {
      return [{ where, value }];
    }
    const { properties, items } = viewSchema(document, schema, { alternatives: "first" });
    if (Array.isArray(value)) {
      return items ? value.flatMap((item, index) => find(items, item, `${where}[${index}]`)) : [];
    }
    return isObject(value)
      ? [...properties].flatMap(([key, property]) => find(property, value[key], `${where}.${key}`))
      : [];
  };
  return listOperations(document).flatMap((operation) =>
    responsesOf(document, operation).flatMap(({ status, body }) =>
      (body?.examples ?? []).flatMap(({ name: example, value }) =>
        body?.schema && value !== undefined
          ? find(body.schema, value, `${operation.id} ${status} ${example}`).filter(
              (found) => found.value !== undefined,
            )
          : [],
      ),
    ),
  );
}

/** The properties of a value that its schema does not name, where it names any. */
function unknownNames(document: unknown, schema: Schema, value: unknown, where: string): string[] {
  const { properties, items } = viewSchema(document, schema, { alternatives: "first" });
  if (Array.isArray(value)) {
    return items ? value.flatMap((item) => unknownNames(document, items, item, `${where}[]`)) : [];
  }
  if (!isObject(value) || properties.size === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const property = properties.get(key);
    const place = `${where}.${key}`;
    return property === undefined ? [place] : unknownNames(document, property, inner, place);
  });
}
