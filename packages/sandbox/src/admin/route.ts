import type { ProviderResponse, ProviderRoute, RouteRequest } from "@crm-invoices/mock";
import { messageOf } from "@crm-invoices/mock/internal";
import { errorAnswer } from "../operations/refusal.ts";
import { RuleChoiceError } from "../rules/choices.ts";
import { EvidenceError } from "../rules/evidence-error.ts";
import { SeedError } from "../seeds/read-seed.ts";
import { StoreUnavailable } from "../store/unavailable.ts";
import { CatchingUp } from "../worlds/catch-up.ts";
import { mainWorld } from "../worlds/world.ts";

/** A request to a route of the sandbox cannot be taken; nothing was changed. */
export class AdminError extends Error {
  override readonly name = "AdminError";
}

/** A route below `/__mock`, about the world of its `X-Mock-Client`. Its errors have the shape that the API's have. */
export function route(
  method: ProviderRoute["method"],
  path: string,
  answer: (world: string, request: RouteRequest) => Promise<unknown>,
): ProviderRoute {
  return {
    method,
    path,
    async handle(request): Promise<ProviderResponse> {
      try {
        return { status: 200, body: await answer(request.client ?? mainWorld, request) };
      } catch (error) {
        if (error instanceof AdminError || error instanceof RuleChoiceError || error instanceof SeedError)
          return errorAnswer(422, messageOf(error));
        if (error instanceof StoreUnavailable || error instanceof CatchingUp)
          return errorAnswer(503, messageOf(error));
        if (error instanceof EvidenceError) return errorAnswer(501, messageOf(error));
        throw error;
      }
    },
  };
}

/** The fields of a JSON object. */
export function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new AdminError("The body must be a JSON object");
  }
  return Object.fromEntries(Object.entries(body));
}

/** A number of the query, from 0. */
export function countOf(query: URLSearchParams, name: string, standard: number, most: number): number {
  const text = query.get(name) ?? String(standard);
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > most) {
    throw new AdminError(`query.${name} must be a whole number from 0 to ${most}, not "${text}"`);
  }
  return count;
}
