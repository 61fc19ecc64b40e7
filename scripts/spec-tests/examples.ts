import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JSONValue } from "json-p3";
import { isObject, type JsonObject, resolve } from "../generate/document.ts";

/** An example of a document and the schema it has to satisfy. */
export interface Example {
  /** JSON pointer of the example. */
  readonly place: string;
  /** JSON pointer of the schema. */
  readonly schema: string;
  readonly value: JSONValue | undefined;
}

/** Below these stand values rather than descriptions of values. */
const values = new Set(["examples", "example", "value", "default", "enum", "const"]);

/** Every example of the document: of requests, answers of any status, events, parameters and schemas. */
export function examplesOf(document: JsonObject): Example[] {
  return examplesBelow(document, document, "#");
}

function examplesBelow(document: JsonObject, node: JSONValue, place: string): Example[] {
  if (Array.isArray(node)) {
    return node.flatMap((item, index) => examplesBelow(document, item, `${place}/${index}`));
  }
  if (!isObject(node)) return [];
  return [
    ...ownExamples(document, node, place),
    ...Object.entries(node).flatMap(([key, value]) => {
      // A property may have such a name as well.
      const isValue = values.has(key) && !/\/(properties|schemas)$/.test(place);
      return isValue ? [] : examplesBelow(document, value, `${place}/${escaped(key)}`);
    }),
  ];
}

function ownExamples(document: JsonObject, node: JsonObject, place: string): Example[] {
  const examples = node["examples"];
  if (Array.isArray(examples)) {
    return examples.map((value, index) => ({ place: `${place}/examples/${index}`, schema: place, value }));
  }
  if (!isObject(examples) || node["schema"] === undefined) return [];
  return Object.entries(examples).map(([name, example]) => {
    const target = resolve(document, example);
    return {
      place: `${place}/examples/${escaped(name)}`,
      schema: `${place}/schema`,
      value: isObject(target) ? target["value"] : undefined,
    };
  });
}

/** What is wrong with the examples, as `place: fault`; nothing when every one satisfies its schema. */
export function faultsOf(document: JsonObject, examples: readonly Example[]): string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(document, "document", undefined, false);
  return examples.flatMap(({ place, schema, value }) => {
    const validate = ajv.compile({ $ref: `document${schema}` });
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${place}${instancePath ? ` at ${instancePath}` : ""}: ${message}`,
    );
  });
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}
