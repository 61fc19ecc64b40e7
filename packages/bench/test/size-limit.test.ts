import { describe, expect, test } from "@jest/globals";
import { sizeComplaint } from "../src/size-limit.ts";

describe("The check of the bundle's size", () => {
  test("accepts a bundle that keeps to the limit", async () => {
    expect(await sizeComplaint("fetch")).toBeUndefined();
  });

  test("refuses a bundle that is too large, and says where to look", async () => {
    expect(await sizeComplaint("fetch", 100)).toMatch(
      /^A browser bundle of packages\/bench\/programs\/fetch\.ts weighs \d+ B gzipped, more than the 100 B allowed/,
    );
  });

  test("refuses what cannot be bundled for a browser", async () => {
    expect(await sizeComplaint("gohighlevel")).toMatch("cannot be bundled for a browser");
  });
});
