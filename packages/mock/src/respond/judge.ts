import type { Validation } from "../prism/engine.ts";
import type { PrismOperation } from "../prism/types.ts";
import { severe, violationOf } from "../prism/violation.ts";
import type { RoutedCall } from "../routed-call.ts";
import { placeOf } from "./causes.ts";

/** What Prism finds about a call by the contract in use, and what only that one accepts. */
export interface Judgement extends Validation {
  /** Where the documented contract objects to a call that the observed one accepts, such as `body.card`. */
  readonly undocumented: readonly string[];
}

/**
 * Judges a call. What the documented contract accepts, the observed one accepts as well, so that most calls are judged
 * once.
 *
 * @param security whether a token is demanded.
 * @param versions the values of `Version` that are accepted; undefined for all that the contract lists.
 */
export function judge(
  call: RoutedCall,
  security: boolean,
  versions: readonly string[] | undefined,
): Judgement {
  const { engine, documented } = call.site;
  if (!documented) return withVersion(call, versions, engine.validate(call, security));
  const operation = documented.operationAs(call.operation);
  const { request } = call;
  const first = operation && documented.engine.validate({ operation, request }, security);
  if (first && !first.refused) return withVersion(call, versions, first);
  const judgement = withVersion(call, versions, engine.validate(call, security));
  if (judgement.refused) return judgement;
  return { ...judgement, undocumented: first ? placesOf(first, operation) : ["operation"] };
}

function placesOf({ diagnostics }: Validation, operation: PrismOperation): string[] {
  const places = diagnostics
    .filter(({ severity }) => severity === severe)
    .map((diagnostic) => placeOf(violationOf("request", diagnostic), operation));
  return [...new Set(places)];
}

const none: readonly string[] = [];

/** A version that was taken out of those accepted is refused as one that the contract does not list. */
function withVersion(
  { headers }: RoutedCall,
  versions: readonly string[] | undefined,
  { diagnostics, refused }: Validation,
): Judgement {
  const version = headers["version"];
  if (refused || !versions || version === undefined || versions.includes(version))
    return { diagnostics, refused, undocumented: none };
  const diagnostic = {
    path: ["header", "version"],
    severity: severe,
    code: "enum",
    message: `Request header parameter version must be equal to one of the allowed values: ${versions.join(", ")}`,
  };
  return { diagnostics: [...diagnostics, diagnostic], refused: true, undocumented: none };
}
