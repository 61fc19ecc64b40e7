import { inspect } from "node:util";
import type { Result } from "./operations.ts";

/** What became of a call. */
export interface Outcome {
  /** `success`, `hangs`, `rejects with` something, or the name of the error it resolved with. */
  readonly says: string;
  readonly error?: unknown;
}

/** Waits for a call, but not for ever. */
export async function outcomeOf(call: Promise<Result>, patience = 20_000): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hung = new Promise<"hung">((resolve) => {
    timer = setTimeout(() => resolve("hung"), patience);
  });
  try {
    const result = await Promise.race([call, hung]);
    if (result === "hung") return { says: "hangs" };
    const { error } = result;
    return error === undefined ? { says: "success" } : { says: nameOf(error), error };
  } catch (error) {
    return { says: `rejects with ${nameOf(error)}`, error };
  } finally {
    clearTimeout(timer);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : `what is no error: ${inspect(error)}`;
}

/** The places of an error, or of what caused it, where the secret shows. */
export function leaksOf(error: unknown, secret: string): string[] {
  const leaks: string[] = [];
  const look = (place: string, text: string | undefined) => {
    if (text?.includes(secret)) leaks.push(place);
  };
  look("inspect", inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }));
  let at = "";
  for (let cause = error; cause instanceof Error; cause = cause.cause, at += "cause.") {
    look(`${at}message`, cause.message);
    look(`${at}stack`, cause.stack);
    look(`${at}JSON`, JSON.stringify(cause));
    look(
      `${at}fields`,
      JSON.stringify(Object.getOwnPropertyNames(cause).map((name) => Reflect.get(cause, name))),
    );
    const headers: unknown = Reflect.get(cause, "headers");
    if (headers instanceof Headers) look(`${at}headers`, JSON.stringify([...headers]));
  }
  return leaks;
}
