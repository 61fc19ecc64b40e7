import { listBrands, type sharedFlags } from "@crm-invoices/mock/internal";
import { expect, test } from "@jest/globals";
import { type ownFlags, parseCommand } from "../src/cli/arguments.ts";
import { type SandboxOptions, startSandbox } from "../src/index.ts";

/** Neither a folder nor a key. */
const file = "package.json";
const unreachable = "postgres://ada:pass-word@127.0.0.1:1/invoices";

/** What each option cannot be, and what is then said. An option without a row is an error of its type. */
const options: Readonly<Record<keyof SandboxOptions, readonly (readonly [value: unknown, said: RegExp])[]>> =
  {
    brand: [
      ["highlevl", /^There is no brand "highlevl"; .*; did you mean "highlevel"\?$/],
      ["", /^startSandbox: brand must not be empty/],
      [undefined, /^A mock needs a brand; name one with brand/],
    ],
    brands: [
      ["highlevel", /^startSandbox: brands must be a list of strings\.$/],
      [["oak"], /^There is no brand "oak"; the known brands are /],
    ],
    port: [
      [65_536, /^startSandbox: port must be a whole number from 0 to 65535\.$/],
      ["4010", /^startSandbox: port must be a whole number/],
    ],
    host: [
      ["192.0.2.1", /^The mock cannot listen on port 0 of 192\.0\.2\.1; choose another port or host/],
      ["", /^startSandbox: host must not be empty/],
    ],
    onePort: [["yes", /^startSandbox: onePort must be true or false\.$/]],
    key: [["", /^startSandbox: key must not be empty/]],
    bodyLimit: [[-1, /^startSandbox: bodyLimit must be a whole number from 0 /]],
    headersTimeout: [[0, /^startSandbox: headersTimeout must be a whole number from 1 /]],
    requestTimeout: [[Number.NaN, /^startSandbox: requestTimeout must be a whole number from 1 /]],
    allowOrigins: [[["app.example"], /^The allowed origin "app\.example" is not valid; write scheme, host/]],
    contract: [["observd", /^startSandbox: contract must be "observed" or "documented"\.$/]],
    versions: [
      [["1999"], /^versions has "1999", which no served contract lists; expected one of /],
      ["2021-07-28", /^startSandbox: versions must be a list of strings\.$/],
    ],
    strictValues: [[1, /^startSandbox: strictValues must be true or false\.$/]],
    sleep: [[10, /^startSandbox: sleep must be a function\.$/]],
    data: [
      [file, /^The data folder .*package\.json cannot be used: .*; give another folder, or fix this one\.$/],
      [`${file}/below`, /^The data folder .*below cannot be used: /],
      // Here each folder above it seems to be missing, too, however often one is made.
      ["/proc/none/below", /^The data folder \/proc\/none\/below cannot be used: .*; give another folder/],
      ["/sys/none/below", /^The data folder \/sys\/none\/below cannot be used: /],
      ["with\0nul", /^The data folder .* cannot be used: .*null bytes/],
      [`none/${"long".repeat(100)}`, /^The data folder .* cannot be used: ENAMETOOLONG/],
      ["", /^startSandbox: data must not be empty/],
      [7, /^startSandbox: data must be a string\.$/],
    ],
    databaseUrl: [
      ["mysql://there", /^DATABASE_URL is not a PostgreSQL URL; write it as postgres:\/\//],
      ["postgres://[", /^DATABASE_URL is not a PostgreSQL URL/],
      ["postgres://ada:pass-word@127.0.0.1:port/invoices", /^DATABASE_URL is not a PostgreSQL URL/],
      [unreachable, /^The database of DATABASE_URL cannot be used: .*ECONNREFUSED.*; check that /],
      ["", /^startSandbox: databaseUrl must not be empty/],
    ],
    seed: [
      ["dmo", /^There is no seed "dmo"; expected business or demo; did you mean "demo"\?$/],
      [{ version: 2, accounts: [] }, /^version must be 1, not 2: /],
      [
        { version: 1, accounts: [{ brand: "highlevel", altId: "a", invoices: [{ request: {} }] }] },
        /^accounts\.0\.invoices\.0\.request: body\./,
      ],
    ],
    rules: [
      [
        { overpayments: "accept" },
        /^There is no rule "overpayments"; expected one of .*; did you mean "overpayment"\?$/,
      ],
      [
        { overpayment: "maybe" },
        /^The rule "overpayment" cannot be "maybe"; it can be refuse or accept, and is refuse by default\.$/,
      ],
      ["overpayment=accept", /^startSandbox: rules must be an object\.$/],
    ],
    evidence: [["sure", /^startSandbox: evidence must be "any" or "documented"\.$/]],
    timeZone: [["Mars/Olympus", /^There is no time zone "Mars\/Olympus"; give a name such as /]],
    clock: [["tomorrow", /^startSandbox: clock must be an instant such as 2026-03-01T09:00:00Z\.$/]],
    ids: [["uuid", /^startSandbox: ids must be "random" or "counted"\.$/]],
    webhooks: [
      [
        { url: "ftp://there" },
        /^"ftp:\/\/there" is not a URL that webhooks can be sent to; give one such as /,
      ],
      [
        { url: "http://ada:pass-word@there/hook" },
        /^The webhook URL http:\/\/there must not contain a name or password/,
      ],
      [
        { keyFile: file },
        /^The webhook key .*package\.json cannot be used: .*It must be a private Ed25519 key/,
      ],
      [{ keyFile: "none.pem" }, /^The webhook key .*none\.pem cannot be used: ENOENT/],
      [{ rsa: "yes" }, /^webhooks: rsa must be true or false\.$/],
      [
        { adress: "http://there" },
        /^webhooks: adress is not a known option of webhooks; expected one of url, keyFile, rsa\.$/,
      ],
    ],
  };

const unknown: readonly (readonly [string, unknown, RegExp])[] = [
  [
    "evidnce",
    "any",
    /^startSandbox: evidnce is not a known option of startSandbox; expected one of .*; did you mean "evidence"\?$/,
  ],
  ["documents", "there", /^startSandbox: documents is not a known option of startSandbox; expected one of /],
  ["data", null, /^startSandbox: data must not be null; leave it out instead\.$/],
];

const optionRows = Object.entries(options).flatMap(([name, rows]) =>
  rows.map(([value, message]) => [name, value, message] as const),
);

test.each([...optionRows, ...unknown])("the option %s cannot be %j", async (name, value, message) => {
  const brand = name === "brands" ? {} : { brand: "highlevel" as const };
  const said = await startSandbox({ ...brand, [name]: value }).then(complaintOfNone, messageOf);
  expect(said).toMatch(message);
  expect(said).not.toContain("pass-word");
});

type FlagName = keyof typeof sharedFlags | keyof typeof ownFlags;

/** What each flag cannot be given, and what is then said. A flag without a row is an error of its type. */
const flags: Readonly<Record<FlagName, readonly (readonly [readonly string[], RegExp])[]>> = {
  port: [
    [["--port", "many"], /^--port "many" is not valid; give a whole number from 1 to /],
    [["--port", "65535"], /^--port "65535" is not valid; .* brands take \d+ ports/],
    [["--port"], /^Option '--port <value>' argument missing; `crm-invoices-sandbox --help` lists/],
  ],
  host: [[["--host", ""], /^--host is empty; give an address of this machine/]],
  contract: [[["--contract", "none"], /^--contract "none" is not valid; give observed or documented\.$/]],
  versions: [[["--versions", "1999"], /^versions has "1999", which no served contract lists/]],
  "strict-values": [[["--strict-values=1"], /^Option '--strict-values' does not take an argument/]],
  "allow-origin": [[["--allow-origin", "here"], /^The allowed origin "here" is not valid/]],
  quiet: [[["--quite"], /^Unknown option '--quite'; did you mean --quiet\? `crm-invoices-sandbox --help` /]],
  help: [[["--hepl"], /did you mean --help\?/]],
  version: [[["--versoin"], /did you mean --versions?\?/]],
  data: [
    [["--dtaa", "there"], /^Unknown option '--dtaa'; did you mean --data\?/],
    [["--data", file], /^The data folder .*package\.json cannot be used/],
    [["--data", ""], /^--data is empty; give the folder that keeps the data, or leave it out\.$/],
  ],
  empty: [[["--empty=no"], /^Option '--empty' does not take an argument/]],
  rule: [
    [
      ["--rule", "overpaymnt=accept"],
      /^--rule: There is no rule "overpaymnt"; .*; did you mean "overpayment"\?$/,
    ],
    [
      ["--rule", "overpayment"],
      /^--rule: The rule "overpayment" cannot be left open; it can be refuse or accept/,
    ],
  ],
  evidence: [[["--evidence", "sure"], /^--evidence "sure" is not valid; give any or documented\.$/]],
  "time-zone": [
    [["--time-zone", ""], /^--time-zone is empty/],
    [["--time-zone", "Mars"], /^There is no time zone "Mars"/],
  ],
  clock: [[["--clock", "2026-03-01"], /^--clock "2026-03-01" is not valid; give an instant such as /]],
  "webhook-url": [
    [["--webhook-url", ""], /^--webhook-url is empty/],
    [["--webhook-url", "there"], /^"there" is not a URL that webhooks can be sent to/],
  ],
  "webhook-key": [
    [["--webhook-key", ""], /^--webhook-key is empty/],
    [["--webhook-key", file], /^The webhook key .*package\.json cannot be used/],
  ],
  "webhook-rsa": [[["--webhook-rsa=no"], /^Option '--webhook-rsa' does not take an argument/]],
};

test.each([
  ...Object.values(flags).flat(),
  [["oak"], /^There is no brand "oak"; the known brands are /] as const,
])("the command line %j cannot be meant", async (args, message) => {
  expect(await said(args, {})).toMatch(message);
});

test.each([
  [{ DATABASE_URL: "" }, /^DATABASE_URL is empty; give the URL of a database, or leave it out/],
  [{ DATABASE_URL: "mysql://there" }, /^DATABASE_URL is not a PostgreSQL URL/],
  [{ DATABASE_URL: unreachable }, /^The database of DATABASE_URL cannot be used: /],
  [{ SANDBOX_RULES: "overpaymnt=accept" }, /^SANDBOX_RULES: There is no rule "overpaymnt"; /],
  [{ SANDBOX_RULES: "overpayment=maybe" }, /^SANDBOX_RULES: The rule "overpayment" cannot be "maybe"; /],
])("the environment %j cannot be used", async (environment, message) => {
  expect(await said([], environment)).toMatch(message);
});

test("a folder and a database are not both the place of the data", async () => {
  expect(await said(["--data", "there"], { DATABASE_URL: unreachable })).toMatch(
    /^The data cannot be in a folder and in PostgreSQL: give either a data folder or DATABASE_URL\.$/,
  );
});

/** What the command says of a command line and an environment that it cannot serve with. */
async function said(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> {
  try {
    const command = parseCommand(args, environment, listBrands());
    if (command.kind !== "serve") return command.kind;
    return await startSandbox({ ...command.options, port: 0 }).then(complaintOfNone);
  } catch (error) {
    return messageOf(error);
  }
}

async function complaintOfNone(sandbox: { close(): Promise<void> }): Promise<string> {
  await sandbox.close();
  return "it started";
}

const messageOf = (error: unknown): string => String(Object(error).message);
