import { describe, expect, test } from "@jest/globals";
import stockRoute from "@stoplight/prism-http/dist/router/index.js";
import { listBrands, readBundle } from "../src/documents.ts";
import { requestMethods } from "../src/prism/methods.ts";
import { readOperations } from "../src/prism/operations.ts";
import { createFastRouter } from "../src/prism/router.ts";
import { allRead, releasedDocuments } from "./fixture.ts";

/** A document with these operations and nothing else. */
function documentOf(...operations: readonly string[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const [method = "", path = ""] = operation.split(" ");
    const parameters = [...path.matchAll(/\{(.+?)\}/g)].map(([, name]) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    }));
    paths[path] = { ...paths[path], [method]: { parameters, responses: { 200: { description: "" } } } };
  }
  return {
    openapi: "3.1.1",
    info: { title: "Paths", version: "1" },
    servers: [{ url: "https://api.example/v1" }],
    paths,
  };
}

/** Each path of the document with texts in place of its parameters, and paths that are a little different. */
function pathsAround(template: string): string[] {
  const path = template.replace(/\{.+?\}/g, "id-1");
  const concrete = template.replace(/\{.+?\}/g, "template");
  const encoded = template.replace(/\{.+?\}/g, "a%2Fb%20c");
  return [
    path,
    concrete,
    encoded,
    `${path}/`,
    `${path}/more`,
    path.slice(0, -1),
    `/${path}`,
    path.toUpperCase(),
  ];
}

function disagreements(document: object): string[] {
  const operations = readOperations(document);
  const router = createFastRouter(operations);
  const resources = allRead(operations);
  const paths = new Set(resources.flatMap(({ path }) => pathsAround(path)));
  return [...paths, "/", "//", "/*", "/:id"].flatMap((path) =>
    requestMethods.flatMap((method) =>
      [undefined, "https://api.example/v1", "https://other.example"].flatMap((baseUrl) => {
        const input = { method, url: { path, ...(baseUrl && { baseUrl }) } };
        const [fast, stock] = [router.find(input), stockRoute.default({ resources, input })];
        const same =
          fast._tag === "Left"
            ? stock._tag === "Left" && String(fast.left) === String(stock.left)
            : stock._tag === "Right" && fast.right === stock.right;
        return same ? [] : [`${method} ${path} at ${baseUrl}`];
      }),
    ),
  );
}

/** The released documents without those that have the same paths and servers, which are all that a router looks at. */
const routed = new Map(
  listBrands(releasedDocuments).map((brand) => {
    const { document } = readBundle(brand, releasedDocuments);
    const operations = allRead(readOperations(document));
    return [
      JSON.stringify(
        operations.map(({ method, path, servers = [] }) => [method, path, servers.map(({ url }) => url)]),
      ),
      document,
    ];
  }),
);

describe("the fast router", () => {
  test("decides for every released document as Prism's does", () => {
    expect([...routed.values()].flatMap(disagreements)).toEqual([]);
  });

  test.each([
    ["a concrete path beside a template", ["get /a/{id}", "get /a/list", "post /a/{id}"]],
    ["templates that overlap evenly", ["get /a/{x}/c", "get /a/template/{y}", "get /{z}/id-1/c"]],
    ["templates of which the later one says more", ["get /a/{x}/{y}/{z}", "get /{w}/id-1/template/id-1"]],
    ["two names for one template", ["get /a/{x}", "get /a/{y}"]],
    ["segments that are only partly a parameter", ["get /a/{x}.json", "get /a/{x}-{y}"]],
    ["paths with signs the fast router reads otherwise", ["get /a/:id", "get /a/*", "get /a(b)/{x}"]],
    ["no operation at all", []],
  ])("decides as Prism's does with %s", (_, operations) => {
    expect(disagreements(documentOf(...operations))).toEqual([]);
  });

  test("finds an operation whose id is longer than a hundred characters", () => {
    const router = createFastRouter(readOperations(documentOf("get /a/{id}")));
    expect(router.find({ method: "get", url: { path: `/a/${"x".repeat(500)}` } })._tag).toBe("Right");
  });

  test("lists the methods of a path", () => {
    const router = createFastRouter(readOperations(documentOf("get /a/{id}", "post /a/{id}", "put /b")));
    expect(router.methodsOf("/a/1")).toEqual(["GET", "POST"]);
    expect(router.methodsOf("/c")).toEqual([]);
  });
});
