import { type Call, listBrands, type ProviderTools } from "@crm-invoices/mock";
import { withNearest } from "@crm-invoices/mock/internal";
import { Context, type ContextSettings } from "../operations/context.ts";
import { estimateTemplates } from "../operations/estimate-templates/estimate-templates.ts";
import { decideEstimate } from "../operations/estimates/actions.ts";
import { estimates } from "../operations/estimates/stored.ts";
import { operations } from "../operations/index.ts";
import { invoices } from "../operations/invoices/stored.ts";
import { ApiRefusal } from "../operations/refusal.ts";
import { schedules } from "../operations/schedules/stored.ts";
import { settingsId, settings as settingsKind } from "../operations/settings/settings.ts";
import { templates } from "../operations/templates/stored.ts";
import type { Kind } from "../store/records.ts";
import type { StoreTransaction } from "../store/store.ts";
import { tenantOf } from "../worlds/tenant.ts";
import type { World } from "../worlds/world.ts";
import { altTypeOf } from "./alt-type.ts";
import { SeedError } from "./read-seed.ts";
import type { Seed, SeededAccount, SeededRequest } from "./seed.ts";

type Judge = ProviderTools["judge"];

/** Makes what a seed holds, within one transaction: all of it or nothing. */
export async function applySeed(
  settings: ContextSettings,
  judge: Judge,
  store: StoreTransaction,
  world: World,
  { accounts }: Seed,
): Promise<void> {
  for (const [index, account] of accounts.entries()) {
    await new Planter(settings, judge, store, world, account, `accounts.${index}`).plant();
  }
}

/** The kinds of the records that a seed makes: an id is taken within one of them, as in the documented examples. */
const madeBy: Readonly<Record<string, Kind<never>>> = {
  createInvoice: invoices,
  createInvoiceTemplate: templates,
  createInvoiceSchedule: schedules,
  createEstimate: estimates,
  createEstimateTemplate: estimateTemplates,
};

function liveModeOf(request: SeededRequest): boolean {
  return !("liveMode" in request) || request.liveMode === true;
}

/** Carries out the requests of one account. */
class Planter {
  readonly #context: (id: string | undefined) => Context;
  readonly #judge: Judge;
  readonly #account: SeededAccount;
  readonly #place: string;
  readonly #altType: string;

  constructor(
    settings: ContextSettings,
    judge: Judge,
    store: StoreTransaction,
    world: World,
    account: SeededAccount,
    place: string,
  ) {
    this.#judge = judge;
    this.#account = account;
    this.#place = place;
    const altType = altTypeOf(account.brand);
    if (altType === undefined) {
      const brands = listBrands();
      const statement = `${place}.brand: there is no brand "${account.brand}"; expected one of ${brands.join(", ")}`;
      throw new SeedError(withNearest(statement, account.brand, brands));
    }
    this.#altType = altType;
    const tenant = tenantOf(account.brand, altType, account.altId);
    this.#context = (pinned) => new Context(settings, { store, world, tenant, pinned, seeding: true });
  }

  async plant(): Promise<void> {
    const { settings, invoices, templates, estimates, estimateTemplates, schedules } = this.#account;
    if (settings !== undefined) {
      const context = this.#context(undefined);
      const records = context.records(settingsKind);
      const before = await records.lock(settingsId);
      if (before) await records.replace({ ...before, ...settings });
      else await records.insert(settings, await context.count("position"));
    }
    for (const [index, { id, request }] of (templates ?? []).entries()) {
      await this.#call(`templates.${index}.request`, "createInvoiceTemplate", request, { pinned: id });
    }
    for (const [index, { id, request }] of (estimateTemplates ?? []).entries()) {
      await this.#call(`estimateTemplates.${index}.request`, "createEstimateTemplate", request, {
        pinned: id,
      });
    }
    for (const [index, { id, request, sent, payments = [], void: isVoid }] of (invoices ?? []).entries()) {
      const at = `invoices.${index}`;
      const invoiceId = await this.#call(`${at}.request`, "createInvoice", request, { pinned: id });
      const path = { invoiceId };
      const sending = { action: "email", liveMode: liveModeOf(request), userId: "seed" };
      if (sent) await this.#call(`${at}.sent`, "sendInvoice", sending, { path });
      for (const [number, payment] of payments.entries()) {
        await this.#call(`${at}.payments.${number}`, "recordInvoicePayment", payment, { path });
      }
      if (isVoid) await this.#call(`${at}.void`, "voidInvoice", {}, { path });
    }
    for (const [index, { id, request, sent, decision }] of (estimates ?? []).entries()) {
      const at = `estimates.${index}`;
      const estimateId = await this.#call(`${at}.request`, "createEstimate", request, { pinned: id });
      const sending = { action: "email", liveMode: liveModeOf(request), userId: "seed" };
      if (sent) await this.#call(`${at}.sent`, "sendEstimate", sending, { path: { estimateId } });
      if (decision)
        await this.#named(`${at}.decision`, () =>
          decideEstimate(this.#context(undefined), estimateId, decision),
        );
    }
    for (const [index, { id, request, started }] of (schedules ?? []).entries()) {
      const at = `schedules.${index}`;
      const scheduleId = await this.#call(`${at}.request`, "createInvoiceSchedule", request, { pinned: id });
      const starting = { liveMode: liveModeOf(request), autoPayment: { enable: false } };
      if (started)
        await this.#call(`${at}.started`, "startInvoiceSchedule", starting, { path: { scheduleId } });
    }
  }

  /** Carries out one request; gives the id of what it made. */
  async #call(
    place: string,
    operationId: string,
    request: object,
    { path = {}, pinned }: { readonly path?: Call["pathParameters"]; readonly pinned?: string | undefined },
  ): Promise<string> {
    const { brand, altId } = this.#account;
    if (pinned !== undefined) await this.#refuseTaken(pinned, operationId, place);
    const headers = { version: "2021-07-28", "content-type": "application/json" };
    const body = { ...request, altId, altType: this.#altType };
    const causes = this.#judge({ brand, operationId, headers, body }).filter(
      (cause) => !cause.startsWith("path."),
    );
    if (causes.length > 0) throw new SeedError(`${this.#place}.${place}: ${causes.join("; ")}`);
    const call: Call = {
      brand,
      client: undefined,
      operationId,
      method: "POST",
      path: "",
      pathParameters: path,
      query: {},
      headers,
      body,
    };
    const { body: made } =
      (await this.#named(place, async () => operations[operationId]?.(this.#context(pinned), call))) ?? {};
    const { _id }: { _id?: unknown } = Object(made);
    return String(_id);
  }

  async #refuseTaken(id: string, operationId: string, place: string): Promise<void> {
    const kind = madeBy[operationId];
    if (kind && (await this.#context(undefined).records(kind).get(id)) !== undefined)
      throw new SeedError(`${this.#place}.${place}: another record of this kind has the id "${id}"`);
  }

  async #named<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ApiRefusal) {
        throw new SeedError(`${this.#place}.${place}: ${error.message}`, { cause: error });
      }
      throw error;
    }
  }
}
