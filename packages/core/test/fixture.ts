import type { BrandDefinition, ClientOptions } from "../src/index.ts";

/** A brand with one operation of each kind, so that tests of the runtime do not depend on the real description. */
export const brand = {
  id: "acorn",
  altType: "location",
  apiVersion: "2021-07-28",
  baseUrl: "https://api.example.com",
  operations: {
    listInvoices: { method: "GET", path: "/invoices/", alt: "query" },
    createInvoice: { method: "POST", path: "/invoices/", alt: "body" },
    updateInvoice: { method: "PUT", path: "/invoices/{invoiceId}", alt: "body" },
    deleteInvoice: { method: "DELETE", path: "/invoices/{invoiceId}", alt: "query" },
    updateLateFees: { method: "PATCH", path: "/invoices/{invoiceId}/late-fees", alt: "body" },
    voidInvoice: { method: "POST", path: "/invoices/{invoiceId}/void", alt: "body" },
    startSchedule: { method: "POST", path: "/schedules/{scheduleId}/start", alt: "none" },
  },
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

/** Options whose `fetch` keeps every request and answers each alike. */
export function recordingOptions(
  answer: () => Response = () => Response.json({ name: "New Invoice" }),
): ClientOptions & { readonly requests: Request[] } {
  const requests: Request[] = [];
  return {
    token,
    altId,
    requests,
    fetch: async (request) => {
      requests.push(request);
      return answer();
    },
  };
}
