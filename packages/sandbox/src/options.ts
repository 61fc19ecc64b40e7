import type { MockOptions } from "@crm-invoices/mock";
import {
  boolean,
  type Check,
  checkOptions,
  eitherOf,
  filledText,
  object,
  optionChecks,
} from "@crm-invoices/mock/internal";
import type { Evidence } from "./rules/book.ts";
import { parseChoices, readChoices } from "./rules/choices.ts";
import type { RuleChoices } from "./rules/table.ts";
import type { Seed } from "./seeds/seed.ts";
import type { KeyOptions } from "./webhooks/key-options.ts";
import { type ClockState, instantIn, realTime } from "./worlds/clock.ts";
import type { IdKind } from "./worlds/ids.ts";

/** The options of {@link startSandbox}: those of a mock, except `provider` and `documents`. At least one brand is required. */
export interface SandboxOptions extends Omit<MockOptions, "documents" | "provider"> {
  /** The folder to keep the data in, which is created if needed. Default: data are kept in memory and lost on close. */
  readonly data?: string | undefined;
  /**
   * The URL of a PostgreSQL database to keep the data in, `postgres://user:password@host:5432/database`. Requires the package
   * `pg`; cannot be combined with `data`. Default: none.
   */
  readonly databaseUrl?: string | undefined;
  /**
   * The initial data of each world. `demo` has the invoice of the documented examples; `business` has invoices that are draft,
   * sent, partially paid, paid and void, a template, an estimate and a schedule; or pass your own data. Default: none.
   */
  readonly seed?: "demo" | "business" | Seed | undefined;
  /**
   * The choice for each rule that should not follow its first choice, in all worlds, such as `{ overpayment: "accept" }`.
   * Default: those in the environment variable `SANDBOX_RULES`, such as `overpayment=accept,dates=days`.
   */
  readonly rules?: RuleChoices | undefined;
  /**
   * The evidence that responses may rest on. With `documented`, a request that only reports or assumptions could answer gets
   * a 501. Default: `any`.
   */
  readonly evidence?: Evidence | undefined;
  /** The IANA time zone of the location, in which days start and end, such as `America/New_York`. Default: `UTC`. */
  readonly timeZone?: string | undefined;
  /**
   * The instant at which the clock of each world is frozen at first, such as `2026-03-01T09:00:00Z`. Default: none; the clock
   * runs with that of this machine.
   */
  readonly clock?: string | undefined;
  /** How record ids are created: `random`, or `counted`, which gives the same ids on each run. Default: `random`. */
  readonly ids?: IdKind | undefined;
  /** Where webhooks are sent, and how they are signed. Default: they are only collected, for `GET /__mock/webhooks`. */
  readonly webhooks?: WebhookSettings | undefined;
}

/** Where webhooks are sent, and how they are signed. */
export interface WebhookSettings extends KeyOptions {
  /** The `http:` or `https:` URL to post each event to, without a user name or password. Default: none. */
  readonly url?: string | undefined;
}

const { documents: _, provider: __, ...mockChecks } = optionChecks;

const checks = {
  ...mockChecks,
  data: filledText,
  databaseUrl: filledText,
  // What it holds is looked at where it is read.
  seed: () => undefined,
  rules: object,
  evidence: eitherOf("any", "documented"),
  timeZone: filledText,
  clock: (value) =>
    instantIn(value) === undefined ? "must be an instant such as 2026-03-01T09:00:00Z" : undefined,
  ids: eitherOf("random", "counted"),
  webhooks: object,
} satisfies Record<keyof SandboxOptions, Check>;

const webhookChecks = {
  url: filledText,
  keyFile: filledText,
  rsa: boolean,
} satisfies Record<keyof WebhookSettings, Check>;

/**
 * Reads the options of a sandbox.
 *
 * @throws Error that names the option that is unknown or cannot be used.
 */
export function readOptions(given: SandboxOptions) {
  checkOptions(given, "startSandbox", checks);
  const {
    data,
    databaseUrl,
    seed,
    rules,
    evidence = "any",
    timeZone = "UTC",
    clock,
    ids = "random",
    webhooks = {},
    ...options
  } = given;
  checkOptions(webhooks, "webhooks", webhookChecks);
  checkTimeZone(timeZone);
  const { url } = webhooks;
  return {
    options,
    place: { data, databaseUrl },
    seed,
    rules:
      rules === undefined ? parseChoices("SANDBOX_RULES", process.env["SANDBOX_RULES"]) : readChoices(rules),
    evidence,
    timeZone,
    clock: clockAt(clock),
    ids,
    webhooks,
    receiver: url === undefined ? undefined : receiverOf(url),
  };
}

function clockAt(text: string | undefined): ClockState {
  const at = instantIn(text);
  return at === undefined ? realTime : { kind: "frozen", at };
}

function receiverOf(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw new Error(
      `"${url}" is not a URL that webhooks can be sent to; give one such as http://127.0.0.1:3000/webhooks.`,
    );
  }
  if (parsed.username === "" && parsed.password === "") return parsed;
  throw new Error(`The webhook URL ${parsed.origin} must not contain a name or password; leave them out.`);
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch (error) {
    throw new Error(`There is no time zone "${timeZone}"; give a name such as America/New_York.`, {
      cause: error,
    });
  }
}
