import type { Fetch } from "./options.ts";
import type { Send } from "./transport.ts";

/** What the calls of one client share. */
export interface Context {
  readonly baseUrl: string;
  readonly version: string;
  readonly altId: string;
  readonly altType: string;
  readonly timeout: number;
  readonly fetch: Fetch;
  readonly send: Send;
}
