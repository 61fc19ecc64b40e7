import { checkToken } from "./check-options.ts";
import type { TokenSource } from "./options.ts";

/** Holds the token of a client. */
export interface Tokens {
  /** Gives the token, or waits for it. */
  get(): string | Promise<string>;
  /** Notes that the API refused the token, and says whether another may be had. */
  refuse(token: string): boolean;
}

/**
 * A function is asked for one token at a time, however many calls wait for it. One that never answers is left alone after
 * the time limit, so that later calls ask anew.
 *
 * @param timeout In milliseconds; 0 means none.
 */
export function createTokens(token: string | TokenSource, timeout: number): Tokens {
  const source = typeof token === "function" ? token : undefined;
  let held: string | Promise<string> | undefined = source ? undefined : checkToken(token);
  let refused: string | undefined;
  return {
    get() {
      if (!source || held) return held ?? "";
      const asked = (async () => checkToken(await source(refused)))();
      held = asked;
      const settle = (value?: string) => {
        clearTimeout(timer);
        if (held === asked) held = value;
      };
      const timer = timeout ? setTimeout(settle, Math.min(timeout, 2 ** 31 - 1)) : undefined;
      asked.then(settle, () => settle());
      return asked;
    },
    refuse(token) {
      // Another call that was refused too may have asked meanwhile.
      if (source && held === token) {
        held = undefined;
        refused = token;
      }
      return !!source;
    },
  };
}
