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

/** The options of a mock, but for the provider, which is the sandbox, and documents of your own, which it has no rules for. */
export interface SandboxOptions extends Omit<MockOptions, "documents" | "provider"> {
  /** The folder that keeps the data; it is made when it is not there. Default: they are kept in memory, and end with it. */
  readonly data?: string | undefined;
  /** The address of the PostgreSQL database that keeps the data; needs the package `pg`. Default: none. */
  readonly databaseUrl?: string | undefined;
  /**
   * What each world begins with: `demo` has the invoice of the documented examples, `business` something of everything; or
   * data of your own. Default: nothing.
   */
  readonly seed?: "demo" | "business" | Seed | undefined;
  /**
   * Which choice holds for a rule instead of the first one, in all worlds. Default: what `SANDBOX_RULES` says, such as
   * `overpayment=accept,dates=days`.
   */
  readonly rules?: RuleChoices | undefined;
  /**
   * What answers may rest on: `documented` answers 501 to whatever only reports or assumptions could answer.
   * Default: `any`.
   */
  readonly evidence?: Evidence | undefined;
  /** The time zone of the location, in which days begin and end, such as `America/New_York`. Default: `UTC`. */
  readonly timeZone?: string | undefined;
  /**
   * The instant at which each world begins, with its clock frozen, such as `2026-03-01T09:00:00Z`. Default: the clock of this
   * machine, which runs.
   */
  readonly clock?: string | undefined;
  /** How ids of records are made: `random`, or `counted`, the same ones each time. Default: `random`. */
  readonly ids?: IdKind | undefined;
  /** Where webhooks are sent, and how they are signed. Default: they are collected, see `GET /__mock/webhooks`. */
  readonly webhooks?: WebhookSettings | undefined;
}

/** Where webhooks are sent, and how they are signed. */
export interface WebhookSettings extends KeyOptions {
  /** The address that each event is posted to, of http or https. Default: none. */
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
