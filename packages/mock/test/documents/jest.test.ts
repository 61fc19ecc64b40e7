import { describe, expect, test } from "@jest/globals";
import { useMock } from "../../src/jest.ts";

const payment = "/invoices/6578278e879ad2646715ba9c/record-payment";
let address = "";

describe("useMock", () => {
  const mock = useMock({ brand: "highlevel" });

  test("answers while tests run", async () => {
    address = mock.url;
    expect((await fetch(`${mock.url}${payment}`, { method: "POST" })).status).toBe(401);
    mock.control({ security: "off" });
    expect((await fetch(`${mock.url}${payment}`, { method: "POST" })).status).toBe(422);
    expect(mock.state().controls).toHaveLength(1);
  });

  test("takes the controls back after each test", async () => {
    expect(mock.state().controls).toEqual([]);
    expect((await fetch(`${mock.url}${payment}`, { method: "POST" })).status).toBe(401);
  });
});

describe("a mock of useMock", () => {
  test("stops with the block that asked for it", async () => {
    expect(address).toMatch(/^http:/);
    await expect(fetch(address)).rejects.toThrow("fetch failed");
  });
});

describe("a mock of useMock that does not run yet", () => {
  const mock = useMock({ brand: "highlevel" });
  const early = (() => {
    try {
      return mock.url;
    } catch (error) {
      return String(error);
    }
  })();

  test("says when it can be used", () => {
    expect(early).toBe("Error: The mock of useMock runs only while tests and hooks do; use it inside them.");
  });
});
