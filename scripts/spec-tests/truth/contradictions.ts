import {
  type Example,
  examplesOf,
  isList,
  isObject,
  isText,
  type JsonObject,
  listOf,
  listOperations,
  listWebhooks,
  member,
  type Operation,
  requestBodyOf,
  resolve,
  responsesOf,
} from "@crm-invoices/openapi";
import { amountFaults } from "./amounts.ts";
import { outcomeFaults, paymentFaults } from "./outcomes.ts";

/** The name of an example that is kept because it is documented, whatever it says. */
const kept = "documented";

/**
 * What is untrue about the examples of a document: amounts that do not add up, an outcome that is not that of the
 * operation, an id that is not the one asked for, a page with more than there is. An example named "documented" is
 * the exception: it cites a ledger entry, comes after a true one, and is untrue.
 */
export function contradictionsOf(document: unknown): string[] {
  return [
    ...listOperations(document).flatMap((operation) => operationFaults(document, operation)),
    ...listWebhooks(document).flatMap((webhook) =>
      exampleFaults(webhook.id, requestBodyOf(document, webhook)?.body?.examples ?? [], ({ value }, at) =>
        amountFaults(value, at),
      ),
    ),
  ];
}

function operationFaults(document: unknown, operation: Operation): string[] {
  const requests = requestBodyOf(document, operation)?.body?.examples ?? [];
  const successes = responsesOf(document, operation).filter(({ status }) => status.startsWith("2"));
  return [
    ...exampleFaults(operation.id, requests, ({ value }, at) =>
      (operation.id === "recordInvoicePayment" ? paymentFaults(value) : []).map((fault) => `${at}: ${fault}`),
    ),
    ...successes.flatMap(({ body }) =>
      exampleFaults(operation.id, body?.examples ?? [], ({ name, value }, at, isFirst) => [
        ...amountFaults(value, at),
        ...[
          ...outcomeFaults(operation.id, {
            response: value,
            request: (requests.find((request) => request.name === name) ?? requests[0])?.value,
          }),
          ...idFaults(document, operation, value),
          ...pageFaults(value, isFirst),
        ].map((fault) => `${at}: ${fault}`),
      ]),
    ),
  ];
}

/** Judges each example, and turns the judgment around for those that are kept although they are untrue. */
function exampleFaults(
  operation: string,
  examples: readonly Example[],
  judge: (example: Example, at: string, isFirst: boolean) => string[],
): string[] {
  return examples.flatMap((example, index) => {
    const at = `${operation} ${example.name}`;
    const faults = judge(example, at, index === 0);
    if (example.name !== kept) {
      return faults;
    }
    return [
      ...(index === 0 ? [`${at}: comes first, so that mocks answer with it`] : []),
      ...(isText(example.node["x-ledger"]) ? [] : [`${at}: names no ledger entry`]),
      ...(faults.length === 0 ? [`${at}: contradicts nothing, so it needs no name of its own`] : []),
    ];
  });
}

/** The record that an operation is about has the id in its path. */
function* idFaults(document: unknown, { parameters }: Operation, response: unknown): Generator<string> {
  const [parameter] = parameters.filter((one) => one.in === "path");
  if (parameter === undefined) {
    return;
  }
  const record = member(response, parameter.name.replace(/Id$/, "")) ?? response;
  const id = member(record, "_id");
  const asked = parameterExamples(document, parameter);
  if (id !== undefined && !asked.includes(id)) {
    yield `_id ${id} for ${parameter.name} ${asked.join(" or ") || "without an example"}`;
  }
}

function parameterExamples(
  document: unknown,
  parameter: { readonly node: JsonObject; readonly pointer: string },
): unknown[] {
  const schema = resolve(document, parameter.node["schema"]);
  return [
    ...examplesOf(document, parameter).map(({ value }) => value),
    ...listOf(member(schema, "examples")),
  ];
}

/** A page counts at least what it holds; the first example is a whole list. */
function* pageFaults(response: unknown, isFirst: boolean): Generator<string> {
  if (!isObject(response) || response["_id"] !== undefined) {
    return;
  }
  const count = response["totalCount"] ?? response["total"];
  const lists = ["invoices", "schedules", "estimates", "data"].map((name) => response[name]).filter(isList);
  for (const { length } of typeof count === "number" ? lists : []) {
    if (isFirst ? count !== length : Number(count) < length) {
      yield `${length} on the page, ${count} in all`;
    }
  }
}
