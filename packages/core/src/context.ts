import type { Fetch } from "./fetch.ts";
import type { Send } from "./send.ts";
import type { Settings } from "./settings.ts";

/** What the calls of one client share. */
export interface Context extends Settings {
  readonly fetch: Fetch | undefined;
  /** What a request is sent with beside its own options. */
  readonly init: (signal: AbortSignal) => RequestInit;
  readonly send: Send;
}
