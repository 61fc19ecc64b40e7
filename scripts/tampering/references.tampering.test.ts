import { execFileSync } from "node:child_process";
import { symlink } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { brandOverlay, createProject, type Project } from "../generate/testing/project.ts";
import { currentBundles } from "../generate/units.ts";
import { lintSpec } from "../lint/lint-spec.ts";

let project: Project;

afterEach(() => project.remove());

const bundle = () => currentBundles(project.root)("documented");
const schema = "spec/schemas/invoices/VoidInvoiceRequest.yaml";
const withReference = (reference: string, more = "") => `type: object
description: Which account the invoice belongs to.
properties:
  altId: { type: string, description: The account's id. }
  altType: { $ref: ../shared/AltType.yaml }
  reason:
    description: Why.
    $ref: "${reference}"
${more}`;

describe("a reference", () => {
  test.each([
    ["../../../../etc/passwd", /leads out of spec\//],
    ["../../../package.json", /leads out of spec\//],
    ["/etc/hostname", /leads out of spec\//],
    ["file:///etc/hostname", /leads out of spec\/. Nothing is fetched/],
    ["//example.com/schema.yaml", /leads out of spec\/. Nothing is fetched/],
    ["../../ledger.yaml", /leads nowhere: the description has no such file/],
    ["../../sources/page.yaml", /leads nowhere: the description has no such file/],
    ["../shared/AltType.json", /leads nowhere: the description has no such file/],
    ["%2e%2e/%2e%2e/%2e%2e/package.json", /leads out of spec\//],
  ])("to %s is refused with its file and line", async (reference, message) => {
    project = await createProject({ [schema]: withReference(reference) });
    await project.write("package.json", "{}");
    await expect(bundle()).rejects.toThrow(message);
    await expect(bundle()).rejects.toThrow(`${schema}:8: the reference "${reference}"`);
    await expect(lintSpec(project.root, currentBundles(project.root))).rejects.toThrow(message);
  });

  test.each([
    ["a schema", (url: string): Record<string, string> => ({ [schema]: withReference(url) })],
    [
      "a discriminator",
      (url: string): Record<string, string> => ({
        [schema]: withReference(
          "../shared/AltType.yaml",
          `discriminator:\n  propertyName: altType\n  mapping: { location: "${url}" }\n`,
        ),
      }),
    ],
    [
      "an overlay",
      (url: string): Record<string, string> => ({
        "spec/brands/acme.overlay.yaml": brandOverlay(
          "acme",
          "location",
          undefined,
          `  - target: $.components.schemas.VoidInvoiceRequest.properties\n    update: { memo: { $ref: "${url}" } }\n`,
        ),
      }),
    ],
  ])("to a server, in %s, is refused and nothing is fetched", async (_, filesFor) => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end("type: string\n");
    }).listen(0, "127.0.0.1");
    try {
      await new Promise((resolve) => server.once("listening", resolve));
      const address = server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      project = await createProject(filesFor(`http://127.0.0.1:${port}/schema.yaml`));
      await expect(bundle()).rejects.toThrow(/^spec\/.*\.yaml:\d+: the reference .* Nothing is fetched/);
      expect(requests).toBe(0);
    } finally {
      server.close();
    }
  });
});

describe("what stands in place of a file of the description", () => {
  test("is refused when it is a symbolic link, also one to a folder", async () => {
    project = await createProject();
    await project.write("elsewhere/Reason.yaml", "type: string\n");
    await symlink(
      join(project.root, "elsewhere/Reason.yaml"),
      join(project.root, "spec/schemas/shared/Reason.yaml"),
    );
    await symlink(join(project.root, "elsewhere"), join(project.root, "spec/schemas/other"));
    await expect(bundle()).rejects.toThrow(
      /^spec\/schemas\/(other|shared\/Reason\.yaml): this is a link or a device.*\nspec\/schemas\/(other|shared\/Reason\.yaml): /,
    );
  });

  test("is refused when it is a pipe, which is not read", async () => {
    project = await createProject();
    execFileSync("mkfifo", [join(project.root, "spec/schemas/shared/Reason.yaml")]);
    await expect(bundle()).rejects.toThrow("spec/schemas/shared/Reason.yaml: this is a link or a device");
  });
});

describe("what decides a value", () => {
  test.each(["properties: { a: {} }", "required: [a]", "type: string", "enum: [a]", "allOf: [{}]"])(
    "is refused beside a reference: %s",
    async (beside) => {
      project = await createProject({
        [schema]: withReference("../shared/AltType.yaml").replace("description: Why.", beside),
      });
      await expect(bundle()).rejects.toThrow(`${schema}:7: \`${beside.split(":")[0]}\` beside a \`$ref\``);
    },
  );

  test.each(["properties: { a: {} }", "required: [a]", "enum: [location]"])(
    "is refused in an overlay that would put it beside a reference: %s",
    async (beside) => {
      const action = `  - target: $.components.schemas.VoidInvoiceRequest.properties\n    update:\n      altType:\n        ${beside}\n`;
      project = await createProject({
        "spec/brands/acme.overlay.yaml": brandOverlay("acme", "location", undefined, action),
      });
      await expect(bundle()).rejects.toThrow(
        `spec/brands/acme.overlay.yaml:21: \`${beside.split(":")[0]}\` would stand beside a \`$ref\``,
      );
    },
  );

  test("may be words of its own", async () => {
    project = await createProject({ [schema]: withReference("../shared/AltType.yaml") });
    expect([...(await bundle()).keys()]).toEqual(["acme", "zeta"]);
  });
});
