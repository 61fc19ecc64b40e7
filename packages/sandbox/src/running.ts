import type { Call } from "@crm-invoices/mock";

/** The calls that are being answered, by what they do to which record. */
export class Running {
  readonly #counts = new Map<string, number>();

  /** Answers a call, and tells whether an equal one is still being answered. */
  async during<Result>(call: Call, answer: (overlaps: boolean) => Promise<Result>): Promise<Result> {
    const key = JSON.stringify([call.client, call.brand, call.method, call.path]);
    const before = this.#counts.get(key) ?? 0;
    this.#counts.set(key, before + 1);
    try {
      return await answer(before > 0);
    } finally {
      const after = (this.#counts.get(key) ?? 1) - 1;
      if (after === 0) this.#counts.delete(key);
      else this.#counts.set(key, after);
    }
  }
}
