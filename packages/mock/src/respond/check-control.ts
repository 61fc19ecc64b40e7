import { parseChanges } from "../control/change.ts";
import type { ControlChange, ForcedResponse } from "../control/rules.ts";
import type { Names } from "../names.ts";
import { idOf, type PrismOperation } from "../prism/types.ts";
import { Refusal } from "../refusal.ts";
import { type Site, served } from "../site.ts";
import { checkedResponse, declares } from "./check.ts";

/**
 * Understands a control, or a list of them.
 *
 * @throws Refusal for what no control can be, and for a body that breaks the contract of the operation it is for.
 */
export function checkedChanges(value: unknown, sites: ReadonlyMap<string, Site>): ControlChange<Names>[] {
  const changes = parseChanges(value, served(sites));
  for (const change of changes) {
    const { brand, operation: id } = change;
    if (typeof id !== "string") continue;
    for (const site of sites.values()) {
      const listed = site.engine.operations.find((candidate) => candidate.id === id);
      if (!listed || (typeof brand === "string" && brand !== site.brand)) continue;
      const operation = site.engine.read(listed);
      for (const response of [withoutNull(change), ...(change.scenario ?? [])]) {
        checkBody(site, operation, { ...withoutNull(change), ...response });
      }
    }
  }
  return changes;
}

function withoutNull({ status, body, unchecked, headers }: ControlChange<Names>): ForcedResponse {
  return {
    ...(status != null && { status }),
    ...(body != null && { body }),
    ...(unchecked != null && { unchecked }),
    ...(headers != null && { headers }),
  };
}

function checkBody(site: Site, operation: PrismOperation, forced: ForcedResponse): void {
  const { body, unchecked, headers } = forced;
  const success = operation.responses.find(({ code }) => code.startsWith("2"))?.code;
  const status = forced.status ?? Number(success);
  if (body === undefined || unchecked || !declares(operation, status)) return;
  const [violation] = checkedResponse({ site, operation }, { status, headers, body }).violations;
  if (violation === undefined) return;
  throw new Refusal(
    422,
    `body breaks the contract of ${idOf(operation)} ${status}: ${violation}; fix it, or send it on purpose with "unchecked": true`,
  );
}
