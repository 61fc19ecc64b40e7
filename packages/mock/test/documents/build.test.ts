import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import manifest from "../../package.json" with { type: "json" };

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const built = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(?:js|d\.ts)$/.test(name),
);

describe("the build", () => {
  test("mentions no package that is not published", () => {
    const mentioning = built.filter((name) =>
      /["']@crm-invoices\/openapi["']/.test(readFileSync(dist + name, "utf8")),
    );
    expect(mentioning).toEqual([]);
    expect(built).toContain("index.js");
    expect(built).toContain("index.d.ts");
  });

  test("is published without what is for this workspace alone", () => {
    const { exports, publishConfig } = manifest;
    const published = Object.entries(exports).filter(
      ([, target]) => typeof target !== "string" || target === "./package.json",
    );
    expect(publishConfig.exports).toEqual(Object.fromEntries(published));
  });
});
