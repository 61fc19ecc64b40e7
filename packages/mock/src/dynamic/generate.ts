import { randomUUID } from "node:crypto";
import type { Operation, PrismRequest } from "../prism/types.ts";
import { createInventor } from "./invent.ts";
import { randomOf } from "./random.ts";

export interface Occasion {
  readonly operation: Operation;
  readonly request: PrismRequest;
  readonly status: number;
  /** The same seed gives the same body; without one each body is new. */
  readonly seed: string | undefined;
}

/** Makes up a body for a success of the operation; undefined when the document says nothing about its body. */
export function generateBody({ operation, request, status, seed }: Occasion): { body: unknown } | undefined {
  if (status < 200 || status > 299) return undefined;
  const response = operation.responses.find(({ code }) => code === String(status));
  const schema = response?.contents?.[0]?.schema;
  if (!schema) return undefined;
  const random = randomOf(`${operation.id} ${seed ?? randomUUID()}`);
  return { body: createInventor(random, request, operation)(schema) };
}
