import { afterEach, describe, expect, test } from "@jest/globals";
import { brandOverlay, createProject, type Project } from "../generate/testing/project.ts";
import { currentBundles } from "../generate/units.ts";

let project: Project;

afterEach(() => project.remove());

const request = "spec/schemas/invoices/VoidInvoiceRequest.yaml";
const requestWith = (reference: string) => `type: object
description: Which account the invoice belongs to.
properties:
  altId: { type: string, description: The account's id. }
  altType: { $ref: ../shared/AltType.yaml }
  reason: { type: string, description: Why. }
  deep: { $ref: "${reference}" }
`;

/** Fails unless the description is refused with this message, soon. */
async function refused(files: Readonly<Record<string, string>>, message: RegExp): Promise<void> {
  project = await createProject(files);
  const start = performance.now();
  await expect(currentBundles(project.root)("documented")).rejects.toThrow(message);
  expect(performance.now() - start).toBeLessThan(30_000);
}

describe("a description that runs away is refused with its file and line:", () => {
  test("an allOf that uses the next level twice, 25 levels deep", async () => {
    const levels = Array.from({ length: 25 }, (_, level): [string, string] => [
      `spec/schemas/deep/L${level}.yaml`,
      `allOf:\n  - $ref: L${level + 1}.yaml\n  - $ref: L${level + 1}.yaml\n`,
    ]);
    await refused(
      {
        [request]: requestWith("../deep/L0.yaml"),
        ...Object.fromEntries(levels),
        "spec/schemas/deep/L25.yaml": "type: object\nproperties: { a: { type: string } }\n",
      },
      /^spec\/schemas\/deep\/L\d+\.yaml:1: with its references written out, this stands for more than/,
    );
  });

  test("aliases that multiply", async () => {
    const list = (alias: string) => `[${Array(10).fill(alias).join(", ")}]`;
    const keys = ["b", "c", "d", "e", "f", "g", "h", "i"];
    const lines = keys.map((key, index) => `    ${key}: &${key} ${list(`*${["a", ...keys][index]}`)}`);
    await refused(
      {
        [request]: requestWith("../deep/Bomb.yaml"),
        "spec/schemas/deep/Bomb.yaml": `type: object\nexamples:\n  - a: &a ${list("x")}\n${lines.join("\n")}\n`,
      },
      /^spec\/schemas\/deep\/Bomb\.yaml:1: this stands for more than \d+ values: its aliases multiply/,
    );
  });

  test("5,000 references in a circle", async () => {
    const schemas = Array.from(
      { length: 5000 },
      (_, index) => `    S${index}: { $ref: "#/components/schemas/S${(index + 1) % 5000}" }\n`,
    );
    await refused(
      {
        "spec/openapi.yaml": `openapi: 3.1.1
info: { title: Circle, version: 1.0.0 }
paths:
  /invoices/{invoiceId}/void: { $ref: paths/invoices/void.yaml }
components:
  schemas:
${schemas.join("")}`,
      },
      /^spec\/openapi\.yaml:\d+: the reference "#\/components\/schemas\/S\d+" leads back to itself, by 5000 others\.$/,
    );
  });

  test("files that refer to each other and say nothing else", async () => {
    await refused(
      {
        [request]: requestWith("../deep/A.yaml"),
        "spec/schemas/deep/A.yaml": "$ref: B.yaml\n",
        "spec/schemas/deep/B.yaml": "$ref: ./A.yaml\n",
      },
      /^spec\/schemas\/.*\.yaml:\d+: the reference .* leads back to itself, by 2 others\.$/,
    );
  });

  test("a schema of 3,000 levels", async () => {
    await refused(
      {
        [request]: requestWith("../deep/Deep.yaml"),
        "spec/schemas/deep/Deep.yaml": `${"{items: ".repeat(3000)}{}${"}".repeat(3000)}\n`,
      },
      /^spec\/schemas\/deep\/Deep\.yaml:1: .*nesting exceeded/,
    );
  });

  test("a pattern that explodes, of a schema", async () => {
    await refused(
      {
        [request]: requestWith("../deep/Pattern.yaml"),
        "spec/schemas/deep/Pattern.yaml": "type: string\ndescription: Odd.\npattern: ^(a+)+$\n",
      },
      /^spec\/schemas\/deep\/Pattern\.yaml:3: this pattern can take for ever on some texts/,
    );
  });

  test.each([
    ["target", "  - target: $..[?search(@.description, '^(([a-z ])+.)+x$')]\n    update: { title: x }\n"],
    ["update", "  - target: $.components.schemas.AltType\n    update: { pattern: '(x+x+)+y' }\n"],
  ])("a pattern that explodes, in the %s of an overlay", async (_, action) => {
    await refused(
      { "spec/brands/acme.overlay.yaml": brandOverlay("acme", "location", undefined, action) },
      /^spec\/brands\/acme\.overlay\.yaml:1[89]: .* can take for ever/,
    );
  });
});
