/** What `GET /__mock/state` shows of a world under `provider`. */
export interface SandboxState {
  /** What the clock of the world shows, an ISO instant. */
  readonly now: string;
  readonly clock: "running" | "frozen";
  /** When the clock has something to do next, an ISO instant; null when never. */
  readonly nextDue: string | null;
  /** How many records of each kind the world has, whoever they belong to, such as `{ "invoice": 3 }`. */
  readonly records: Readonly<Record<string, number>>;
  /** Which choice of each rule holds. */
  readonly rules: Readonly<Record<string, string>>;
  /** How many webhooks wait to be delivered; where nobody receives them, all of them. */
  readonly webhooks: number;
}
