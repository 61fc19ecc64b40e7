import { describe, expect, test } from "@jest/globals";
import {
  fillPath,
  listOperations,
  listWebhooks,
  pathParameterNames,
  requestBodyOf,
  responsesOf,
  successOf,
} from "../src/index.ts";

const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const limit = { name: "limit", in: "query", schema: { type: "string" } };
const version = { name: "Version", in: "header", required: true, schema: { const: "v1" } };

function operationWith(shared: unknown, own: unknown, components: object = {}) {
  const document = {
    components,
    paths: { "/things/{id}": { parameters: shared, get: { operationId: "getThing", parameters: own } } },
  };
  const [operation] = listOperations(document);
  if (operation === undefined) throw new Error("The document has an operation.");
  return operation;
}

describe("the parameters of an operation", () => {
  test("are the same whether the operation or its path item states them", () => {
    const seen = (operation: ReturnType<typeof operationWith>) =>
      operation.parameters.map(({ name, in: place, required, node }) => ({ name, place, required, node }));
    expect(seen(operationWith([id, limit], []))).toEqual(seen(operationWith([], [id, limit])));
  });

  test.each([
    ["the operation's own wins over its path item's", limit, { ...limit, required: true }, [true]],
    [
      "a header's name is the same in any case",
      version,
      { ...version, name: "version", required: false },
      [false],
    ],
    ["a query parameter's name is not", limit, { ...limit, name: "Limit", required: true }, [false, true]],
    ["the same name in another place is another parameter", id, { ...limit, name: "id" }, [true, false]],
  ])("%s", (_, shared, own, required) => {
    expect(operationWith([shared], [own]).parameters.map((one) => one.required)).toEqual(required);
  });

  test("may be references, and say where they stand", () => {
    const { parameters } = operationWith([], [{ $ref: "#/components/parameters/Limit" }], {
      parameters: { Limit: limit },
    });
    expect(parameters).toEqual([
      {
        name: "limit",
        in: "query",
        required: false,
        node: limit,
        pointer: "/components/parameters/Limit",
        listedAt: "/paths/~1things~1{id}/get/parameters/0",
      },
    ]);
  });

  test("leave out headers that OpenAPI says to ignore, and what is no parameter", () => {
    const others = ["Authorization", "accept", "Content-Type"].map((name) => ({ ...version, name }));
    expect(operationWith(others, [{ name: "odd", in: "body" }, "text", { in: "query" }]).parameters).toEqual(
      [],
    );
  });
});

describe("operations and webhooks", () => {
  const document = {
    paths: {
      "/a": { post: { operationId: "create" }, get: {}, summary: "no operation", "x-get": {} },
      "/b": { $ref: "#/components/pathItems/B" },
    },
    webhooks: { Sent: { post: { operationId: "onSent" } } },
    components: { pathItems: { B: { delete: { operationId: "remove" }, trace: {} } } },
  };

  test("are listed by path, methods in the order of OpenAPI, path items referred to as well", () => {
    expect(listOperations(document).map((one) => [one.id, one.method, one.path, one.pointer])).toEqual([
      ["GET /a", "GET", "/a", "/paths/~1a/get"],
      ["create", "POST", "/a", "/paths/~1a/post"],
      ["remove", "DELETE", "/b", "/components/pathItems/B/delete"],
      ["TRACE /b", "TRACE", "/b", "/components/pathItems/B/trace"],
    ]);
    expect(listWebhooks(document).map((one) => [one.id, one.path])).toEqual([["onSent", "Sent"]]);
  });

  test.each([
    ["nothing", undefined],
    ["a list", []],
    ["no paths", {}],
    ["paths that are none", { paths: { "/a": 1 } }],
  ])("there are none in %s", (_, given) => {
    expect(listOperations(given)).toEqual([]);
  });
});

describe("bodies", () => {
  const document = {
    paths: {
      "/a": {
        post: {
          operationId: "create",
          requestBody: { $ref: "#/components/requestBodies/A" },
          responses: {
            400: { description: "No." },
            201: {
              description: "Yes.",
              content: { "text/html": {}, "application/problem+json": { schema: { type: "object" } } },
            },
          },
        },
      },
    },
    components: {
      requestBodies: {
        A: {
          required: true,
          content: {
            "application/json": { example: 1, examples: { two: { $ref: "#/components/examples/Two" } } },
          },
        },
      },
      examples: { Two: { summary: "Two", value: 2 } },
    },
  };
  const [operation] = listOperations(document);
  if (operation === undefined) throw new Error("The document has an operation.");

  test("of a request are found behind its reference, with their examples", () => {
    const request = requestBodyOf(document, operation);
    expect(request?.required).toBe(true);
    expect(request?.pointer).toBe("/components/requestBodies/A");
    expect(request?.body?.examples.map(({ name, value, pointer }) => [name, value, pointer])).toEqual([
      ["example", 1, "/components/requestBodies/A/content/application~1json/example"],
      ["two", 2, "/components/examples/Two/value"],
    ]);
  });

  test("of responses are the JSON ones", () => {
    expect(responsesOf(document, operation).map(({ status, body }) => [status, body?.mediaType])).toEqual([
      ["201", "application/problem+json"],
      ["400", undefined],
    ]);
    expect(successOf(document, operation)?.status).toBe("201");
  });
});

describe("a path", () => {
  test("names its parameters", () => {
    expect(pathParameterNames("/a/{one}/b/{two-three}")).toEqual(["one", "two-three"]);
  });

  test("is filled with encoded values", () => {
    expect(fillPath("/a/{one}/b/{two-three}", { one: "x/y z", "two-three": 3 })).toBe("/a/x%2Fy%20z/b/3");
  });

  test.each([[{}], [{ id: "" }], [{ id: undefined }], [Object.create({ id: "inherited" })]])(
    "that lacks a value is an error: %j",
    (values) => {
      expect(() => fillPath("/things/{id}", values)).toThrow("The path /things/{id} needs a value for id.");
    },
  );
});
