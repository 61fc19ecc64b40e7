import type { DocumentedOperation } from "../prism/documented.ts";
import type { Validation } from "../prism/engine.ts";
import { severe, violationOf } from "../prism/violation.ts";
import type { RoutedCall } from "../routed-call.ts";
import { placeOf } from "./causes.ts";

/** What Prism finds about a call by the contract in use, and what only that one accepts. */
export interface Judgement extends Validation {
  /** Where the documented contract objects to a call that the observed one accepts, such as `body.card`. */
  readonly undocumented: readonly string[];
}

export interface Demands {
  /** Whether a token is demanded. */
  readonly security: boolean;
  /** The values of `Version` that are accepted; all that the contract lists when undefined. */
  readonly versions: readonly string[] | undefined;
}

/**
 * Judges a call. What the documented contract accepts, the observed one accepts as well, so that most calls are judged
 * once.
 */
export function judge(call: RoutedCall, demands: Demands): Judgement | Promise<Judgement> {
  const { findDocumented } = call.site;
  const documented = findDocumented?.(call.operation);
  if (documented instanceof Promise) return documented.then((found) => judgeBoth(call, demands, found));
  return findDocumented
    ? judgeBoth(call, demands, documented)
    : withVersion(call, demands, { ...call.site.engine.validate(call, demands.security), undocumented: [] });
}

function judgeBoth(
  call: RoutedCall,
  demands: Demands,
  documented: DocumentedOperation | undefined,
): Judgement {
  const first = documented?.validate(call.request, demands.security);
  if (first && !first.refused) return withVersion(call, demands, { ...first, undocumented: [] });
  const observed = call.site.engine.validate(call, demands.security);
  if (observed.refused || !first || !documented)
    return { ...observed, undocumented: observed.refused ? [] : ["operation"] };
  const places = first.diagnostics
    .filter(({ severity }) => severity === severe)
    .map((diagnostic) => placeOf(violationOf("request", diagnostic), documented.operation));
  return withVersion(call, demands, { ...observed, undocumented: [...new Set(places)] });
}

/** A version that was taken out of those accepted is refused as one that the contract does not list. */
function withVersion({ headers }: RoutedCall, { versions }: Demands, judgement: Judgement): Judgement {
  const version = headers["version"];
  if (!versions || version === undefined || versions.includes(version) || judgement.refused) return judgement;
  const diagnostic = {
    path: ["header", "version"],
    severity: severe,
    code: "enum",
    message: `Request header parameter version must be equal to one of the allowed values: ${versions.join(", ")}`,
  };
  return { diagnostics: [...judgement.diagnostics, diagnostic], refused: true, undocumented: [] };
}
