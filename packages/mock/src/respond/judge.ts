import type { Validation } from "../prism/engine.ts";
import type { PrismOperation } from "../prism/types.ts";
import { severe, violationOf } from "../prism/violation.ts";
import type { RoutedCall } from "../routed-call.ts";
import { placeOf } from "./causes.ts";
import { strictDiagnostics } from "./strict-values.ts";

/** What Prism finds about a call by the contract in use, and what only that one accepts. */
export interface Judgement extends Validation {
  /** Where the documented contract objects to a call that the observed one accepts, such as `body.card`. */
  readonly undocumented: readonly string[];
  /** Where a call that keeps the contract has a value that only strict values refuse. */
  readonly strict: readonly string[];
  /** Whether it is the contract that refuses the call, and no option of the mock. */
  readonly broken: boolean;
}

/** What a call is held to beside the contract. */
export interface Demands {
  /** Whether a token is demanded. */
  readonly security: boolean;
  /** The values of `Version` that are accepted; undefined for all that the contract lists. */
  readonly versions: readonly string[] | undefined;
  /** Whether values are held to more than the contract demands. */
  readonly strictValues: boolean;
}

/**
 * Judges a call. What the documented contract accepts, the observed one accepts as well, so that most calls are judged
 * once.
 */
export function judge(call: RoutedCall, demands: Demands): Judgement {
  const judgement = judgeByContract(call, demands);
  if (judgement.refused || !demands.strictValues) return judgement;
  const found = strictDiagnostics(call);
  if (found.length === 0) return judgement;
  return {
    diagnostics: [...judgement.diagnostics, ...found],
    refused: true,
    undocumented: none,
    strict: placesOf(found, call.operation),
    broken: false,
  };
}

function judgeByContract(call: RoutedCall, { security, versions }: Demands): Judgement {
  const { engine, documented } = call.site;
  if (!documented) return withVersion(call, versions, engine.validate(call, security));
  const operation = documented.operationAs(call.operation);
  const { request } = call;
  const first = operation && documented.engine.validate({ operation, request }, security);
  if (first && !first.refused) return withVersion(call, versions, first);
  const judgement = withVersion(call, versions, engine.validate(call, security));
  if (judgement.refused) return judgement;
  return { ...judgement, undocumented: first ? placesOf(first.diagnostics, operation) : ["operation"] };
}

function placesOf(diagnostics: Validation["diagnostics"], operation: PrismOperation): string[] {
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
  const found = { diagnostics, refused, undocumented: none, strict: none, broken: refused };
  if (refused || !versions || version === undefined || versions.includes(version)) return found;
  const diagnostic = {
    path: ["header", "version"],
    severity: severe,
    code: "enum",
    message: `Request header parameter version must be equal to one of the allowed values: ${versions.join(", ")}`,
  };
  return { ...found, diagnostics: [...diagnostics, diagnostic], refused: true };
}
