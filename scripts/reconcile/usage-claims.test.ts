import { expect, test } from "@jest/globals";
import { compare, documentOf, inShort, object, type Part, sourceOf } from "./testing/documents.ts";

const text = { type: "string" };
const plain = documentOf({ request: object({ note: text }), response: object({ note: text }) });

/** The plain document with something else in place of the request's schema, or beside the operation's parts. */
const withRequest = (note: Part, schema: Part = {}) =>
  documentOf({
    request: { ...object({ note: { ...text, ...note } }), ...schema },
    response: object({ note: text }),
  });

const withOperation = (more: Part): Part => {
  const copy = structuredClone(plain);
  const { post } = Object(copy["paths"])["/things/{id}"];
  Object.assign(post, more);
  return copy;
};

const xml = { content: { "application/json": { schema: object({ note: text }) }, "application/xml": {} } };

test.each<[statement: string, document: Part, source: string, spec: string]>([
  [
    "a deprecated operation",
    withOperation({ deprecated: true }),
    "constraint operation (deprecated): deprecated ≠ not deprecated",
    "unsourced operation (deprecated):  ≠ deprecated",
  ],
  [
    "a deprecated field",
    withRequest({ deprecated: true }),
    "constraint request.note (deprecated): deprecated ≠ not deprecated",
    "unsourced request.note (deprecated):  ≠ deprecated",
  ],
  [
    "a field that is only read",
    withRequest({ readOnly: true }),
    "constraint request.note (readOnly): readOnly ≠ not readOnly",
    "unsourced request.note (readOnly):  ≠ readOnly",
  ],
  [
    "a field that is only written",
    withRequest({ writeOnly: true }),
    "constraint request.note (writeOnly): writeOnly ≠ not writeOnly",
    "unsourced request.note (writeOnly):  ≠ writeOnly",
  ],
  [
    "a closed object",
    withRequest({}, { additionalProperties: false }),
    "constraint request (additionalProperties): no other properties ≠ no additionalProperties",
    "unsourced request (additionalProperties):  ≠ no other properties",
  ],
  [
    "another media type",
    withOperation({ requestBody: xml }),
    "constraint request (mediaType): application/json, application/xml ≠ application/json",
    "constraint request (mediaType): application/json ≠ application/json, application/xml",
  ],
  [
    "an operation's own server",
    withOperation({ servers: [{ url: "https://files.example" }] }),
    "missing server: present ≠ nothing here",
    "unsourced server (server):  ≠ https://files.example",
  ],
])("%s is compared, whether the source states it or the spec", (_, document, source, spec) => {
  expect(inShort(compare([sourceOf(document)], plain))).toEqual([source]);
  expect(inShort(compare([sourceOf(plain)], document))).toEqual([spec]);
  expect(inShort(compare([sourceOf(document)], document))).toEqual([]);
});
