import type { Middleware } from "@crm-invoices/core";
import { checkResponses, type Difference, type OperationCheck } from "@crm-invoices/core/checks";
import { isObject, listOperations, responsesOf, successOf } from "@crm-invoices/openapi";
import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readDocument } from "./document.ts";

/** What leads to a value. */
type Path = readonly (string | number)[];

/** Values of every kind, none of which any enum has. Each place gets two of them, one after the other. */
const others: readonly unknown[] = ["\u0000 secret", -4711.5, true, null, ["secret"], { secret: "secret" }];

/** Holds the checks of a brand against a validator of JSON Schema, on the examples of its document and on damaged ones. */
export function describeChecks(brand: string, checks: readonly OperationCheck[]): void {
  const document = readDocument(`${brand}.observed`);
  const operations = listOperations(document).filter(
    (operation) => successOf(document, operation)?.body?.schema,
  );
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  ajv.addSchema({ $id: "document", ...(isObject(document) && document) });

  test("there is a check for every operation whose response has a body, and no other", () => {
    expect(checks.map(({ operationId }) => operationId)).toEqual(operations.map(({ id }) => id));
  });

  describe.each(operations)("the check of $id", (operation) => {
    const success = successOf(document, operation);
    const pointer = success?.body?.schema && "node" in success.body.schema ? success.body.schema.pointer : "";
    const validate = ajv.compile({ $ref: `document#${encodeURI(pointer)}` });
    const examples = responsesOf(document, operation)
      .filter(({ status }) => /^2/.test(status))
      .flatMap(({ body }) => body?.examples ?? [])
      .map(({ value }) => value);

    test("finds nothing in the examples", async () => {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        expect([validate(example), await differencesIn(checks, operation.id, example)]).toEqual([true, []]);
      }
    });

    test("finds what a validator finds in examples that lack a member or have another value, and never says the value", async () => {
      let invalid = 0;
      // Each of thousands of calls of expect would take longer than the check that it judges.
      const wrong: unknown[] = [];
      for (const example of examples) {
        for (const [index, path] of placesOf(example).entries()) {
          const [one, other] = [others[index % 6], others[(index + 3) % 6]];
          for (const damaged of [
            without(example, path),
            replaced(example, path, one),
            replaced(example, path, other),
          ]) {
            const isValid = validate(damaged);
            const differences = await differencesIn(checks, operation.id, damaged);
            const isSaid = JSON.stringify(differences).includes("secret");
            if ((differences.length === 0) !== isValid || isSaid) wrong.push({ path, isValid, differences });
            if (!isValid) invalid++;
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(invalid).toBeGreaterThan(0);
    });
  });
}

/** What is told of a response. */
async function differencesIn(
  checks: readonly OperationCheck[],
  operationId: string,
  data: unknown,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  const middleware: Middleware = checkResponses(checks, (difference) => differences.push(difference));
  const exchange = {
    operationId,
    method: "GET",
    path: "/",
    url: "/",
    headers: {},
    body: undefined,
    attempt: 1,
  };
  await middleware(exchange, async () => ({ data, error: undefined, response: new Response() }));
  return differences;
}

/** Every place in a value, the value itself first. */
function placesOf(value: unknown, path: Path = []): Path[] {
  const inner =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, member]) =>
          placesOf(member, [...path, Array.isArray(value) ? Number(name) : name]),
        )
      : [];
  return [path, ...inner];
}

function replaced(value: unknown, path: Path, other: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return other;
  const copy: unknown = structuredClone(value);
  Reflect.set(Object(copy), name, replaced(Reflect.get(Object(copy), name), rest, other));
  return copy;
}

function without(value: unknown, path: Path): unknown {
  const copy: unknown = structuredClone(value);
  const parent = path.slice(0, -1).reduce<unknown>((inner, name) => Reflect.get(Object(inner), name), copy);
  const last = path.at(-1);
  if (last !== undefined && !Array.isArray(parent)) Reflect.deleteProperty(Object(parent), last);
  return copy;
}
