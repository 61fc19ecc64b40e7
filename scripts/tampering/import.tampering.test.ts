import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { createWorkplace, type Workplace } from "../source-import/testing/workplace.ts";

let place: Workplace;

afterEach(() => place.remove());

const documentWith = (schema: unknown) => ({
  openapi: "3.1.0",
  info: { title: "A", version: "1" },
  paths: {
    "/a": { get: { responses: { "200": { description: "", content: { "application/json": { schema } } } } } },
  },
});

/** Fails unless the import is refused with this message and nothing is written. */
async function refused(files: Readonly<Record<string, unknown>>, message: RegExp): Promise<void> {
  for (const [path, content] of Object.entries(files)) await place.write(path, content);
  const { code, out, err } = await place.run("./api/openapi.json", "--name", "publisher");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(message);
  expect(err).not.toContain("hunter2");
  expect(existsSync(join(place.root, "spec/sources/publisher.yaml"))).toBe(false);
}

const secret = { "home/secret.json": { type: "string", enum: ["hunter2"] } };

describe("a document to import", () => {
  test("is not followed out of its folder", async () => {
    place = await createWorkplace(secret);
    await refused(
      { "api/openapi.json": documentWith({ $ref: "../home/secret.json" }) },
      /^api\/openapi\.json:\d+: the reference "\.\.\/home\/secret\.json" leads out of the folder of the document/,
    );
  });

  test("is followed there when --map says so", async () => {
    place = await createWorkplace({
      "home/common.json": { type: "string" },
      "api/openapi.json": documentWith({ $ref: "../home/common.json" }),
    });
    const map = "../home/common.json=./home/common.json";
    const { code } = await place.run("./api/openapi.json", "--name", "publisher", "--map", map);
    expect(code).toBe(0);
  });

  test("is not followed through a link in its folder", async () => {
    place = await createWorkplace({ ...secret, "api/openapi.json": documentWith({ $ref: "common.json" }) });
    await symlink(join(place.root, "home/secret.json"), join(place.root, "api/common.json"));
    await refused({}, /the reference "common\.json" leads out of the folder of the document/);
  });

  test("may not refer to a pipe", async () => {
    place = await createWorkplace({ "api/openapi.json": documentWith({ $ref: "pipe.json" }) });
    execFileSync("mkfifo", [join(place.root, "api/pipe.json")]);
    await refused({}, /pipe\.json: this is a folder, a pipe or a device; an import reads files\.$/);
  });

  test("may not be a pipe", async () => {
    place = await createWorkplace({ "api/other.json": {} });
    execFileSync("mkfifo", [join(place.root, "api/openapi.json")]);
    await refused({}, /^api\/openapi\.json: this is a folder, a pipe or a device/);
  });

  test("may not have two members of one name, of which one would be lost", async () => {
    place = await createWorkplace({});
    const text = JSON.stringify(documentWith({ type: "string" }), null, 1);
    await refused(
      { "api/openapi.json": text.replace('"type": "string"', '"type": "string",\n"type": "number"') },
      /^api\/openapi\.json:\d+: .*Map keys must be unique/,
    );
  });

  test("may have keys that look like members in its texts", async () => {
    place = await createWorkplace({
      "api/openapi.json": documentWith({ type: "string", enum: ['"a": 1, "a": 2', 'x\\"y":'] }),
    });
    expect(await place.run("./api/openapi.json", "--name", "publisher")).toMatchObject({ code: 0 });
  });

  test("of 3,000 levels is refused", async () => {
    place = await createWorkplace({});
    const deep = `${'{"items":'.repeat(3000)}{}${"}".repeat(3000)}`;
    const text = JSON.stringify(documentWith({ type: "array", items: "DEEP" })).replace('"DEEP"', deep);
    await refused(
      { "api/openapi.json": text },
      /^api\/openapi\.json: this document is nested more than 100 levels deep/,
    );
  });

  test("whose aliases multiply is refused", async () => {
    place = await createWorkplace({});
    const list = (alias: string) => `[${Array(10).fill(alias).join(", ")}]`;
    const keys = ["b", "c", "d", "e", "f", "g", "h"];
    const lines = keys.map((key, index) => `  - &${key} ${list(`*${["a", ...keys][index]}`)}`);
    await refused(
      { "api/openapi.json": `openapi: 3.1.0\npaths: {}\nx:\n  - &a ${list("1")}\n${lines.join("\n")}\n` },
      /^api\/openapi\.json:\d+: /,
    );
  });

  test("whose references go round in a circle is refused", async () => {
    place = await createWorkplace({});
    const schemas = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [
        `S${index}`,
        { $ref: `#/components/schemas/S${(index + 1) % 5000}` },
      ]),
    );
    await refused(
      {
        "api/openapi.json": {
          ...documentWith({ $ref: "#/components/schemas/S0" }),
          components: { schemas },
        },
      },
      /^api\/openapi\.json:\d+: .*(leads back to itself|references follow one another)/,
    );
  });
});
