import { randomUUID } from "node:crypto";
import type { Engine, RoutedRequest } from "../prism/engine.ts";
import { idOf } from "../prism/types.ts";
import type { Violation } from "../prism/violation.ts";
import { echoInto } from "./echo.ts";
import { randomOf } from "./random.ts";
import { createGenerator } from "./value.ts";

export interface GeneratedBody {
  readonly value: unknown;
  /** What Prism finds wrong with it. */
  readonly violations: readonly Violation[];
}

/**
 * Generates a body for a success of the operation; undefined when the document says nothing about its body.
 *
 * @param seed gives the same body each time; without one each body is new.
 */
export function generateBody(
  engine: Pick<Engine, "violationsOf">,
  routed: RoutedRequest,
  status: number,
  seed: string = randomUUID(),
): GeneratedBody | undefined {
  const { operation } = routed;
  if (status < 200 || status > 299) return undefined;
  const content = operation.responses.find(({ code }) => code === String(status))?.contents?.[0];
  if (!content?.schema) return undefined;
  const { schema, mediaType } = content;
  const check = (value: unknown): GeneratedBody => {
    const response = { statusCode: status, headers: { "Content-type": mediaType }, body: value };
    return { value, violations: engine.violationsOf(operation, response) };
  };
  const generate = () => createGenerator(randomOf(`${idOf(operation)} ${seed}`))(schema);
  const echoed = check(echoInto(generate(), schema, routed));
  // What a request may say is not always what a response may say.
  return echoed.violations.length === 0 ? echoed : check(generate());
}
