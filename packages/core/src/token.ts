import { checkToken } from "./check-options.ts";
import type { TokenSource } from "./options.ts";

/** Gives the token to send; given one that the API refused, a fresh one. */
export type Tokens = (refused?: string) => string | Promise<string>;

/** Holds the token of a client. A function is asked for one token at a time, however many calls wait for it. */
export function createTokens(token: string | TokenSource): Tokens {
  if (typeof token !== "function") {
    const checked = checkToken(token);
    return () => checked;
  }
  let held: Promise<string> | undefined;
  const ask = (refused?: string): Promise<string> => {
    const asked = (async () => checkToken(await token(refused)))();
    held = asked;
    asked.catch(() => {
      if (held === asked) held = undefined;
    });
    return asked;
  };
  return async (refused) => {
    const before = held;
    if (!before) return ask();
    const value = await before;
    // Another call that was refused too may have asked meanwhile.
    return value !== refused ? value : held && held !== before ? held : ask(refused);
  };
}
