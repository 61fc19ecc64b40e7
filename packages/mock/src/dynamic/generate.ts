import { randomUUID } from "node:crypto";
import type { Engine, Violation } from "../prism/engine.ts";
import type { Operation, PrismRequest } from "../prism/types.ts";
import { echoInto } from "./echo.ts";
import { createInventor } from "./invent.ts";
import { randomOf } from "./random.ts";

export interface Occasion {
  readonly operation: Operation;
  readonly request: PrismRequest;
  readonly status: number;
  /** The same seed gives the same body; without one each body is new. */
  readonly seed: string | undefined;
}

export interface Invented {
  readonly body: unknown;
  /** What Prism finds wrong with the body. */
  readonly violations: readonly Violation[];
}

/** Makes up a body for a success of the operation; undefined when the document says nothing about its body. */
export function generateBody(
  { operation, request, status, seed = randomUUID() }: Occasion,
  engine: Pick<Engine, "violationsOf">,
): Invented | undefined {
  if (status < 200 || status > 299) return undefined;
  const content = operation.responses.find(({ code }) => code === String(status))?.contents?.[0];
  if (!content?.schema) return undefined;
  const { schema, mediaType } = content;
  const check = (body: unknown): Invented => {
    const response = { statusCode: status, headers: { "Content-type": mediaType }, body };
    return { body, violations: engine.violationsOf(operation, response) };
  };
  const invent = () => createInventor(randomOf(`${operation.iid ?? operation.id} ${seed}`))(schema);
  const echoed = check(echoInto(invent(), schema, request, operation));
  // What a request may say is not always what an answer may say.
  return echoed.violations.length === 0 ? echoed : check(invent());
}
