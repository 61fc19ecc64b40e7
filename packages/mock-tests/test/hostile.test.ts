import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { aftermath } from "../src/hostile/attack.ts";
import { attacks } from "../src/hostile/attacks.ts";
import { type Server, startMockCommand, startSandboxCommand, startStock } from "../src/servers/server.ts";

const brand = "highlevel";
const nightly = process.env["NIGHTLY"] === "true";

test("there are at least 60 attacks, each with a name of its own", () => {
  expect(attacks.length).toBeGreaterThanOrEqual(60);
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
});

/** What is attacked by what. Each attack meets the sandbox under one of the contracts, and at night under both. */
const targets = [
  { name: "mock", start: () => startMockCommand(brand), attacks },
  ...(["observed", "documented"] as const).map((contract, part) => ({
    name: `sandbox of the ${contract} contract`,
    start: () => startSandboxCommand(brand, contract),
    attacks: attacks.filter((_, index) => nightly || index % 2 === part),
  })),
];

describe.each(targets)("the $name survives", ({ start, attacks }) => {
  let server: Server;

  beforeAll(async () => {
    server = await start();
  });

  afterAll(() => server?.stop());

  test.each(attacks)("$name", async ({ run }) => {
    expect(await run(server)).toEqual([]);
    expect(await aftermath(server)).toEqual([]);
  });
});

describe("the checker notices that stock Prism", () => {
  let server: Server | undefined;

  afterAll(() => server?.stop());

  /** What is wrong with stock Prism under the attack, and afterwards. */
  async function underAttack(name: string): Promise<string> {
    const found = attacks.find((attack) => attack.name === name);
    if (!found) throw new Error(`There is no attack named "${name}".`);
    if (server?.death() !== undefined) server = undefined;
    server ??= await startStock(brand);
    const faults = await found.run(server);
    return [...faults, ...(await aftermath(server))].join("; ");
  }

  test.each(["a path that ends in a percent sign", 'the Accept header "foo"'])("dies of %s", async (name) => {
    expect(await underAttack(name)).toMatch(/it ended with code 1/);
  });

  test.each(["JSON that breaks off", "a true gzip"])("never answers %s", async (name) => {
    expect(await underAttack(name)).toContain("there was no answer within 1000 ms");
  });

  test("has another error shape for a method it does not know", async () => {
    expect(await underAttack("TRACE")).toContain("its Content-Type is application/problem+json");
  });

  test("answers 500 to two slashes for a path", async () => {
    expect(await underAttack("two slashes for a path")).toContain("it answered 500");
  });

  test("answers HEAD with 405", async () => {
    expect(await underAttack("HEAD")).toContain("it answered 405, not 200");
  });
});
