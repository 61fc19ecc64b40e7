import type { BrandDefinition, Runtime } from "../src/brand.ts";
import type { CallOptions, ClientOptions, Result } from "../src/index.ts";

/** A brand with one operation of each kind, so that tests of the runtime do not depend on the real description. */
export const brand = {
  altType: "location",
  version: "2021-07-28",
  baseUrl: "https://api.example.com",
  operations: `GET q listInvoices /invoices/
POST b createInvoice /invoices/
PUT b updateInvoice /invoices/{invoiceId}
DELETE q deleteInvoice /invoices/{invoiceId}
PATCH b updateLateFees /invoices/{invoiceId}/late-fees
POST b voidInvoice /invoices/{invoiceId}/void
POST n? noteVisit /invoices/{invoiceId}/visits
POST n startSchedule /schedules/{scheduleId}/start`,
} as const satisfies BrandDefinition;

interface Alt {
  altId?: string;
  altType?: "location";
}

interface Invoice extends Alt {
  name: string;
  mode?: "cash" | "card";
}

type Json<Content> = { content: { "application/json": Content } };

interface Responses {
  200: Json<{ name: string }>;
  422: Json<{ message: string[] }>;
}

interface InPath<Id extends string> {
  header?: { Version?: "2021-07-28" };
  path: Record<Id, string>;
}

interface InQuery {
  query?: Alt & { limit?: number };
}

/** The types of the operations above, shaped as openapi-typescript writes them. */
export interface paths {
  "/invoices/": {
    get: { parameters: InQuery; responses: Responses };
    post: { parameters: object; requestBody: Json<Invoice>; responses: Responses };
  };
  "/invoices/{invoiceId}": {
    put: { parameters: InPath<"invoiceId">; requestBody: Json<Invoice>; responses: Responses };
    delete: { parameters: InPath<"invoiceId"> & InQuery; responses: Responses };
  };
  "/invoices/{invoiceId}/late-fees": {
    patch: { parameters: InPath<"invoiceId">; requestBody: Json<Invoice>; responses: Responses };
  };
  "/invoices/{invoiceId}/void": {
    // Typed so loosely that a test can send any body.
    post: { parameters: InPath<"invoiceId">; requestBody?: Json<unknown>; responses: Responses };
  };
  "/schedules/{scheduleId}/start": {
    post: { parameters: InPath<"scheduleId">; requestBody: Json<{ now: boolean }>; responses: Responses };
  };
  "/elsewhere": {
    post: { parameters: object; requestBody: Json<{ name: string }>; responses: Responses };
  };
}

export const token = "pit-0123456789abcdef";
export const altId = "6578278e879ad2646715ba9c";

type Values = Readonly<Record<string, unknown>>;
type Named = (request?: Values, options?: CallOptions) => Promise<Result<unknown>>;

/** The named operations above, typed so loosely that a test can send anything. */
export interface Operations {
  readonly listInvoices: Named;
  readonly createInvoice: Named;
  readonly updateInvoice: Named;
  readonly deleteInvoice: Named;
  readonly updateLateFees: Named;
  readonly voidInvoice: Named;
  readonly noteVisit: Named;
  readonly startSchedule: Named;
}

/** Options whose `fetch` keeps every request and answers each as told, by default alike. */
export function recordingOptions(
  answer: (request: Request, count: number) => Response | Promise<Response> = () =>
    Response.json({ name: "New Invoice" }),
): ClientOptions & { readonly requests: Request[] } {
  const requests: Request[] = [];
  return {
    token,
    altId,
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return answer(request.clone(), requests.push(request));
    },
  };
}

/** Time that passes when somebody sleeps, once all that can be done before is done. */
export function passingRuntime(): Runtime {
  const runtime = stoppedRuntime();
  return {
    ...runtime,
    sleep: async (milliseconds, signal) => {
      await new Promise((resolve) => setTimeout(resolve));
      await runtime.sleep(milliseconds, signal);
    },
  };
}

/** Time that passes when somebody sleeps. */
export function stoppedRuntime(): Runtime & { readonly waits: number[] } {
  const waits: number[] = [];
  let time = Date.parse("2026-01-01T00:00:00Z");
  return {
    waits,
    now: () => time,
    sleep: async (milliseconds, signal) => {
      if (signal?.aborted) return;
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
}

/** Lets everything happen that waits for nothing but its turn. */
export function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
