import type { Brand, ProviderTools } from "@crm-invoices/mock";
import type { Evidence } from "./rules/book.ts";
import type { RuleChoices } from "./rules/table.ts";
import type { Store } from "./store/store.ts";
import type { Deliverer } from "./webhooks/deliverer.ts";
import type { Keys } from "./webhooks/keys.ts";
import type { TimeZone } from "./worlds/days.ts";
import type { IdKind } from "./worlds/ids.ts";
import type { Beginning } from "./worlds/world.ts";

/** What the mock offers, once it has started. */
export interface Tools {
  judge: ProviderTools["judge"];
}

/** What the sandbox goes by. */
export interface Settings {
  readonly store: Store;
  /** How each world begins. */
  readonly beginning: Beginning;
  /** The rules that were chosen for all worlds. */
  readonly rules: RuleChoices;
  readonly evidence: Evidence;
  readonly timeZone: TimeZone;
  readonly ids: IdKind;
  /** The brands that are served. */
  readonly brands: readonly Brand[];
  /** Asks the mock; there once it has started. */
  readonly tools: Tools;
  readonly keys: Keys;
  /** Undefined where nobody receives the webhooks: they are collected. */
  readonly deliverer: Deliverer | undefined;
}
