import { expect, test } from "@jest/globals";
import { validateOutput as stock } from "@stoplight/prism-http/dist/validator/index.js";
import { listBrands, readBundle } from "../src/documents.ts";
import { readOperations } from "../src/prism/operations.ts";
import { cachingValidateOutput } from "../src/prism/output.ts";
import type { PrismResponse } from "../src/prism/types.ts";
import { allRead, plain, releasedDocuments } from "./fixture.ts";

const [brand = ""] = listBrands(releasedDocuments);

/** What an operation may answer with each of its statuses and some others: right, wrong, and of a type that it has not. */
function answers(
  statuses: readonly number[],
  types: readonly string[],
  bodies: readonly unknown[],
): PrismResponse[] {
  const headers = [...types.map((type) => ({ "content-type": type })), undefined];
  return statuses.flatMap((statusCode) =>
    headers.flatMap((given) =>
      bodies.map((body) => ({ statusCode, body, ...(given && { headers: given }) })),
    ),
  );
}

test("a response is judged as Prism judges it", () => {
  const validate = cachingValidateOutput();
  const documented = { type: "object", required: ["_id"], properties: { _id: { type: "string" } } };
  const json = { content: { "application/json": { schema: documented } }, description: "" };
  const responses = {
    200: json,
    201: { ...json, headers: { "X-Count": { required: true, schema: { type: "integer" } } } },
    202: { description: "", content: { ...json.content, "text/html": {} } },
    204: { description: "" },
    "4XX": json,
    default: json,
  };
  const paths = { "/a": { get: { responses } }, "/b": { get: { responses: { "2XX": json } } } };
  const odd = { openapi: "3.1.1", info: { title: "Odd", version: "1" }, paths };
  const released = allRead(readOperations(readBundle(brand, releasedDocuments).document));
  const types = ["application/json", "application/json; charset=utf-8", "text/html"];
  const bodies = [{ _id: "a" }, { _id: 7 }, null, undefined];
  const tried = [
    ...allRead(readOperations(odd)).map((resource) => ({ resource, types, bodies })),
    // Of types and bodies all that differ in the way they are judged are tried above.
    ...released.map((resource) => ({ resource, types: types.slice(0, 1), bodies: [{ _id: 7 }, undefined] })),
  ];
  const verdicts = new Set<string>();
  for (const { resource, types, bodies } of tried) {
    const statuses = [...new Set([...resource.responses.map(({ code }) => Number(code) || 418), 500])];
    const [example] = resource.responses.flatMap(({ contents = [] }) =>
      contents.flatMap(({ examples = [] }) =>
        examples.flatMap((each) => ("value" in each ? [each.value] : [])),
      ),
    );
    for (const element of answers(statuses, types, [example, ...bodies])) {
      const expected = plain(stock({ resource, element }));
      expect(plain(validate({ resource, element }))).toEqual(expected);
      verdicts.add(String(Reflect.get(Object(expected), "_tag")));
    }
  }
  expect(verdicts).toEqual(new Set(["Left", "Right"]));
});
