import type { Call } from "../call.ts";
import { withNearest } from "../nearest-name.ts";
import { requestMethods } from "../prism/methods.ts";
import type { PrismRequest } from "../prism/types.ts";
import { violationOf } from "../prism/violation.ts";
import type { Site } from "../site.ts";
import { causesOf } from "./causes.ts";

/** A call that nobody sent. */
export type ImaginedCall = Pick<Call, "brand" | "operationId" | "headers" | "body">;

/** Holds a call against the contract in use, as if it had been sent: one text for each cause to refuse it. */
export function judgeCall(
  sites: ReadonlyMap<string, Site>,
  { brand, operationId, headers, body }: ImaginedCall,
): readonly string[] {
  const site = sites.get(brand);
  const listed = site?.engine.operations.find(({ id }) => id === operationId);
  if (!site) return [withNearest(`The brand "${brand}" is not served`, brand, sites.keys())];
  if (!listed) {
    const ids = site.engine.operations.map(({ id }) => id);
    return [withNearest(`${brand} has no operation "${operationId}"`, operationId, ids)];
  }
  const operation = site.engine.read(listed);
  const { method, path } = operation;
  const request: PrismRequest = {
    method: requestMethods.find((known) => known === method.toLowerCase()) ?? "trace",
    url: { path, query: {} },
    headers: { ...headers },
    body,
  };
  const { diagnostics } = site.engine.validate({ operation, request }, false);
  return causesOf(
    diagnostics.map((diagnostic) => violationOf("request", diagnostic)),
    operation,
  );
}
