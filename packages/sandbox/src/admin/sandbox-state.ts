/** The state of a world, which `GET /__mock/state` shows under `provider`. */
export interface SandboxState {
  /** The time that the world's clock shows, as an ISO instant. */
  readonly now: string;
  /** Whether the clock runs. */
  readonly clock: "running" | "frozen";
  /** When the next late fee or invoice of a schedule is due, as an ISO instant; null if none is. */
  readonly nextDue: string | null;
  /** The number of records of each kind, over all accounts, such as `{ "invoice": 3 }`. */
  readonly records: Readonly<Record<string, number>>;
  /** The choice in force for each rule. */
  readonly rules: Readonly<Record<string, string>>;
  /** The number of webhooks that are not delivered yet; without a receiver, of all webhooks. */
  readonly webhooks: number;
}
