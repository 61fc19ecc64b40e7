import { isObject, members, pointerKeys } from "@crm-invoices/openapi";
import type { JSONValue } from "json-p3";
import { UserError } from "../command/user-error.ts";
import type { Entry, Ledger, Report } from "../reconcile/ledger.ts";
import { droppedFields, type ObservedAction, readActions, type Target } from "./actions.ts";
import { compareContracts } from "./compare.ts";
import { isAnnotation } from "./compare-schemas.ts";
import { actionsAt } from "./differences.ts";
import { isPartOfRequest, schemasOfRequests } from "./requests.ts";

/**
 * Fails, naming file and line, unless each action of the overlays may be part of the observed contract:
 *
 * - its ledger entry exists and lists reports;
 * - what a request has to have is relaxed where a recorded call was accepted without it, or two independent callers leave
 *   it out, and nobody reports a refusal;
 * - what a response has to have is relaxed where one recorded response lacks it.
 *
 * @param observed the bundled description with the actions applied.
 */
export async function checkAdmission(
  root: string,
  files: readonly string[],
  bundle: JSONValue,
  observed: unknown,
  ledger: Ledger,
): Promise<void> {
  const actions = await readActions(root, files, bundle);
  const problems = refusals(actions, bundle, observed, ledger);
  if (problems.length > 0) {
    throw new UserError(problems.join("\n"));
  }
}

/** Why actions are not admitted, each with file and line. */
export function refusals(
  actions: readonly ObservedAction[],
  bundle: unknown,
  observed: unknown,
  ledger: Ledger,
): string[] {
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const unfounded = actions.flatMap((action) => unfoundedEntries(action, entries));
  if (unfounded.length > 0) {
    return unfounded;
  }
  const reportsOf = (ids: readonly string[]): Report[] => ids.flatMap((id) => entries.get(id)?.reports ?? []);
  const requests = schemasOfRequests(observed);
  const reasons = [
    ...actions.flatMap((action) =>
      action.targets.map((target) => ({
        at: action.line,
        reason: refusal(action, target, reportsOf(action.entries), requests),
      })),
    ),
    ...optionalFields(bundle, observed).map(({ pointer, field }) => {
      const made = actionsAt(actions, pointer);
      const ids = [...new Set(made.flatMap((action) => action.entries))];
      const about = reportsOf(ids).filter(({ without }) => without.some((name) => isField(name, field)));
      const who = `of ${ids.join(" and ")}`;
      return {
        at: made[0]?.line ?? pointer,
        reason: isPartOfRequest(pointer, requests)
          ? refusedRequest(about, `leaves "${field}" out of a request`, who)
          : refusedResponse(about, `lacks "${field}"`, who),
      };
    }),
  ].flatMap(({ at, reason }) => (reason === undefined ? [] : [`${at}: ${reason}`]));
  return [...new Set(reasons)].map(
    (reason) => `${reason} Add the reports to spec/ledger.yaml, or take the action out.`,
  );
}

function unfoundedEntries(action: ObservedAction, entries: ReadonlyMap<string, Entry>): string[] {
  const unknown = action.entries.filter((id) => !entries.has(id));
  if (unknown.length > 0) {
    return [
      `${action.line}: spec/ledger.yaml has no entry ${unknown.join(", ")}. Add it, or correct the name.`,
    ];
  }
  const named = action.entries.flatMap((id) => entries.get(id) ?? []);
  return named
    .filter(({ reports }) => reports.length === 0)
    .map(
      ({ id, line }) =>
        `${action.line}: the entry ${id} (${line}) lists no reports. What callers do differently is admitted only with { source, date, sent, outcome } of those who show it.`,
    );
}

/** The fields that are required in the documented contract alone, however an action has done that. */
function optionalFields(documented: unknown, observed: unknown): { pointer: string; field: string }[] {
  return compareContracts(documented, observed).flatMap(({ kind, pointer, documented: before }) => {
    const [parent, field] = pointerKeys(pointer).slice(-2);
    return kind === "relaxed" && before === "required" && parent === "properties" && field !== undefined
      ? [{ pointer, field }]
      : [];
  });
}

function refusal(
  { update, entries }: ObservedAction,
  target: Target,
  reports: readonly Report[],
  requests: ReadonlySet<string>,
): string | undefined {
  const isOfFields = update === undefined && droppedFields(target).length > 0;
  if (isOfFields || !relaxes(target, update)) {
    return undefined;
  }
  const who = `of ${entries.join(" and ")}`;
  return isPartOfRequest(target.pointer, requests)
    ? refusedRequest(reports, "sends what the documented contract refuses", who)
    : refusedResponse(reports, "differs from the documented one", who);
}

function refusedRequest(reports: readonly Report[], does: string, who: string): string | undefined {
  const against = reports.find(({ outcome }) => outcome === "refused" || outcome === "failed");
  if (against !== undefined) {
    return `${against.source} reports that a call which ${does} was ${against.outcome}.`;
  }
  const callers = reports.reduce((sum, report) => sum + report.callers, 0);
  const isSeen = reports.some(({ outcome }) => outcome === "accepted");
  return isSeen || callers > 1
    ? undefined
    : `no report ${who} shows that a call which ${does} was accepted, and no two callers send it.`;
}

function refusedResponse(reports: readonly Report[], does: string, who: string): string | undefined {
  return reports.some(({ outcome }) => outcome !== "not shown")
    ? undefined
    : `no report ${who} shows a response that ${does}.`;
}

/** `card.brand` in a report is about the field `brand`. */
function isField(name: string, field: string): boolean {
  return name === field || name.endsWith(`.${field}`);
}

const namedParts = new Set(["properties", "schemas", "headers"]);

/** Whether the action changes what is valid, and does not only reword, or name what the description leaves open. */
function relaxes({ pointer, value }: Target, update: unknown): boolean {
  const keys = pointerKeys(pointer);
  if (keys[1] === "examples") {
    return false;
  }
  const keyword = keys.at(-1) ?? "";
  return update === undefined ? !isAnnotation(keyword) : changes(value, update, namedParts.has(keyword));
}

function changes(node: unknown, update: unknown, areNames: boolean): boolean {
  return members(update).some(([key, value]) => {
    if (!areNames && isAnnotation(key)) {
      return false;
    }
    const before = isObject(node) ? node[key] : undefined;
    if (isObject(value) && isObject(before)) {
      return changes(before, value, !areNames && namedParts.has(key));
    }
    if (isObject(value) && before === undefined && !areNames && namedParts.has(key)) {
      return false;
    }
    return !(areNames && before === undefined);
  });
}
