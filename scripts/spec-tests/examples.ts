import {
  childPointer,
  isList,
  isObject,
  type JsonObject,
  examplesOf as namedExamplesOf,
} from "@crm-invoices/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** An example of a document and the schema it has to satisfy. */
export interface Example {
  /** JSON pointer of the example. */
  readonly place: string;
  /** JSON pointer of the schema. */
  readonly schema: string;
  readonly value: unknown;
}

/** Below these stand values rather than descriptions of values. */
const values = new Set(["examples", "example", "value", "default", "enum", "const"]);

/** Every example of the document: of requests, answers of any status, events, parameters and schemas. */
export function examplesOf(document: JsonObject): Example[] {
  return examplesBelow(document, document, "");
}

function examplesBelow(document: JsonObject, node: unknown, pointer: string): Example[] {
  if (isList(node)) {
    return node.flatMap((item, index) => examplesBelow(document, item, childPointer(pointer, index)));
  }
  if (!isObject(node)) return [];
  return [
    ...ownExamples(document, node, pointer),
    ...Object.entries(node).flatMap(([key, value]) => {
      // A property may have such a name as well.
      const isValue = values.has(key) && !/\/(properties|schemas)$/.test(pointer);
      return isValue ? [] : examplesBelow(document, value, childPointer(pointer, key));
    }),
  ];
}

function ownExamples(document: JsonObject, node: JsonObject, pointer: string): Example[] {
  const { examples } = node;
  if (isList(examples)) {
    return examples.map((value, index) => ({
      place: childPointer(`#${pointer}`, "examples", index),
      schema: pointer,
      value,
    }));
  }
  if (node["schema"] === undefined) return [];
  return namedExamplesOf(document, { node, pointer }).map(({ name, value }) => ({
    place: childPointer(`#${pointer}`, "examples", name),
    schema: childPointer(pointer, "schema"),
    value,
  }));
}

/** What is wrong with the examples, as `place: fault`; nothing when every one satisfies its schema. */
export function faultsOf(document: JsonObject, examples: readonly Example[]): string[] {
  // Each schema is compiled for a value or two: code that runs faster would take longer to make than it saves.
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false, code: { optimize: false } });
  addFormats.default(ajv);
  ajv.addSchema(document, "document", undefined, false);
  return examples.flatMap(({ place, schema, value }) => {
    const validate = ajv.compile({ $ref: `document#${fragment(schema)}` });
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${place}${instancePath ? ` at ${instancePath}` : ""}: ${message}`,
    );
  });
}

/** A JSON pointer as the fragment of an address. */
export function fragment(pointer: string): string {
  return pointer.split("/").map(encodeURIComponent).join("/");
}
