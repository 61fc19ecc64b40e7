import {
  childPointer,
  isObject,
  type JsonObject,
  type Located,
  listOperations,
  listWebhooks,
  requestBodyOf,
  responsesOf,
  valueAt,
} from "@crm-invoices/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as fc from "fast-check";
import { compareContracts } from "../observed/compare.ts";
import { examplesOf, fragment } from "./examples.ts";
import { damaged, randomValue } from "./random-value.ts";

export type Judge = (pointer: string) => (value: unknown) => boolean;

/** Judges values by the schemas of a document. Ajv follows the references; nothing here reads a schema. */
export function judgeOf(document: JsonObject): Judge {
  // As in `faultsOf`.
  const ajv = new Ajv2020({ strict: false, logger: false, code: { optimize: false } });
  addFormats.default(ajv);
  ajv.addSchema(document, "document", undefined, false);
  return (pointer) => {
    const validate = ajv.compile({ $ref: `document#${fragment(pointer)}` });
    return (value) => validate(value) === true;
  };
}

/** The examples of a document that another one refuses, by their places. */
export function refusedExamples(documented: JsonObject, observed: JsonObject): string[] {
  const judge = judgeOf(observed);
  return examplesOf(documented)
    .filter(({ schema, value }) => !judge(schema)(value))
    .map(({ place }) => place);
}

export interface Trial {
  /** What was judged, such as `createInvoice request`. */
  readonly name: string;
  /** How many of the values were valid by the documented contract. */
  readonly valid: number;
  /** One of them that the observed contract refuses, as small as it was found. */
  readonly refused: unknown;
}

/**
 * Judges random values of every request, parameter, response and event, some of them damaged. A field that the documented
 * contract leaves open and the observed one describes is, in what the API sends, the one exception to the rule, and is taken
 * as left open there.
 */
export function tryOut(documented: JsonObject, observed: JsonObject, numRuns: number): Trial[] {
  const before = judgeOf(documented);
  const afterOf = { caller: judgeOf(observed), api: judgeOf(withDescribedFieldsOpen(documented, observed)) };
  const met = new Set<string>();
  return carriedBy(documented).flatMap(({ name, schema, sentBy }) => {
    // Many operations share a response.
    const isNew = !met.has(schema.pointer);
    met.add(schema.pointer);
    const after = afterOf[sentBy](schema.pointer);
    return isNew ? [tryOne(name, documented, schema, before(schema.pointer), after, numRuns)] : [];
  });
}

/** The observed contract without the schemas of the fields that the documented one leaves open. */
function withDescribedFieldsOpen(documented: JsonObject, observed: JsonObject): JsonObject {
  const open = structuredClone(observed);
  for (const { kind, pointer } of compareContracts(documented, observed)) {
    const field = kind === "described" ? valueAt(open, pointer) : undefined;
    if (isObject(field)) {
      for (const keyword of Object.keys(field)) delete field[keyword];
    }
  }
  return open;
}

function tryOne(
  name: string,
  documented: JsonObject,
  schema: Located,
  isDocumented: (value: unknown) => boolean,
  isObserved: (value: unknown) => boolean,
  numRuns: number,
): Trial {
  const values = randomValue(documented, schema);
  let valid = 0;
  const property = fc.property(fc.oneof({ weight: 3, arbitrary: values }, damaged(values)), (value) => {
    if (!isDocumented(value)) {
      return true;
    }
    valid += 1;
    return isObserved(value);
  });
  const { failed, counterexample } = fc.check(property, { numRuns });
  return { name, valid, refused: failed ? counterexample?.[0] : undefined };
}

interface Carried {
  readonly name: string;
  readonly schema: Located;
  readonly sentBy: "caller" | "api";
}

/** The schemas of everything that goes over the wire. */
function carriedBy(document: JsonObject): Carried[] {
  const webhooks = listWebhooks(document);
  return [...listOperations(document), ...webhooks].flatMap((operation): Carried[] => {
    const request = requestBodyOf(document, operation)?.body?.schema;
    const responses = responsesOf(document, operation).flatMap(({ status, body }): Carried[] =>
      body?.schema === undefined
        ? []
        : [{ name: `${operation.id} ${status}`, schema: body.schema, sentBy: "api" }],
    );
    const parameters = operation.parameters.map(
      ({ name, node, pointer }): Carried => ({
        name: `${operation.id} ${name}`,
        schema: { node: node["schema"], pointer: childPointer(pointer, "schema") },
        sentBy: "caller",
      }),
    );
    const sentBy = webhooks.includes(operation) ? "api" : "caller";
    return [
      ...(request === undefined
        ? []
        : [{ name: `${operation.id} request`, schema: request, sentBy } as const]),
      ...parameters,
      ...responses,
    ];
  });
}
