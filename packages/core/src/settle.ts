import type { InvoicesError } from "./errors/index.ts";
import type { Result } from "./result.ts";

/** What has become of a call that may reject: data, or why there is none. */
export interface Settled<Data> {
  readonly data: Data | undefined;
  readonly failure: {
    readonly error: InvoicesError | undefined;
    /** What the call rejected with. */
    readonly rejection: unknown;
  };
}

/** Waits for a call to end in any way. */
export async function settle<Data>(call: Promise<Result<Data, InvoicesError>>): Promise<Settled<Data>> {
  try {
    const { data, error } = await call;
    return { data, failure: { error, rejection: undefined } };
  } catch (rejection) {
    return { data: undefined, failure: { error: undefined, rejection } };
  }
}
