import { checkToken } from "./check-options.ts";
import { withinLimits } from "./limit.ts";
import type { TokenSource } from "./options.ts";

/** Gives the token of a client, or waits for it; undefined when it does not come in time. */
type GetToken = () => string | undefined | Promise<string | undefined>;

/** Notes that the API refused the token, and says whether another may be had. */
type RefuseToken = (token: string | undefined) => boolean;

/**
 * Holds the token of a client. A function is asked for one token at a time, however many calls wait for it. One that never
 * answers is left alone after the time limit, so that later calls ask anew.
 *
 * @param timeout In milliseconds; 0 means none.
 */
export function createTokens(token: string | TokenSource, timeout: number): [GetToken, RefuseToken] {
  const isFunction = typeof token === "function";
  const source = isFunction ? token : () => token;
  if (!isFunction) checkToken(token);
  let held: string | undefined | Promise<string | undefined>;
  let refused: string | undefined;
  const hold = (token?: string) => {
    held = token;
  };
  return [
    () => {
      if (!held) {
        held = withinLimits(async () => checkToken(await source(refused)), timeout);
        held.then(hold, () => hold());
      }
      return held;
    },
    (token) => {
      // Another call that was refused too may have asked meanwhile.
      if (held === token) {
        held = undefined;
        refused = token;
      }
      return isFunction;
    },
  ];
}
