import type { Call } from "@crm-invoices/mock";
import type { Context } from "./context.ts";

/** What a call is answered, before its headers. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Whether the status is meant although the contract does not declare it. */
  readonly undeclared?: boolean;
}

/** One operation of the API: reads and changes the state of the call's tenant within one transaction. */
export type Operation = (context: Context, call: Call) => Promise<Answer>;

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** The body of a call, which Prism has held against the schema that the type is generated from. */
export function bodyOf<Body>({ body }: Call): Body {
  return body as Body;
}

/** A parameter of the path. */
export function pathParameter({ pathParameters, operationId }: Call, name: string): string {
  const value = pathParameters[name];
  if (value === undefined) throw new Error(`${operationId} has no parameter "${name}" in its path.`);
  return value;
}

/** A parameter of the query; the first one where it comes more than once. */
export function queryParameter({ query }: Call, name: string): string | undefined {
  const value = query[name];
  return typeof value === "string" || value === undefined ? value : value[0];
}
