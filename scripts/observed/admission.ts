import { isObject, isText, listOperations, members, pointerKeys, valueAt } from "@crm-invoices/openapi";
import type { JSONValue } from "json-p3";
import { UserError } from "../command/user-error.ts";
import type { Entry, Ledger, Report } from "../reconcile/ledger.ts";
import { type ObservedAction, readActions, type Target } from "./actions.ts";

/**
 * Fails, naming file and line, unless each action of the overlays may be part of the observed contract:
 *
 * - its ledger entry exists and lists reports;
 * - what a request has to have is relaxed where a recorded call was accepted without it, or two independent callers leave
 *   it out, and nobody reports a refusal;
 * - what a response has to have is relaxed where one recorded response lacks it.
 */
export async function checkAdmission(
  root: string,
  files: readonly string[],
  bundle: JSONValue,
  ledger: Ledger,
): Promise<void> {
  const actions = await readActions(root, files, bundle);
  const problems = refusals(actions, bundle, ledger);
  if (problems.length > 0) {
    throw new UserError(problems.join("\n"));
  }
}

/** Why actions are not admitted, each with file and line. */
export function refusals(actions: readonly ObservedAction[], bundle: JSONValue, ledger: Ledger): string[] {
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]));
  const requests = schemasOfRequests(bundle);
  return actions.flatMap((action) => {
    const unknown = action.entries.filter((id) => !entries.has(id));
    if (unknown.length > 0) {
      return `${action.line}: spec/ledger.yaml has no entry ${unknown.join(", ")}. Add it, or correct the name.`;
    }
    const named = action.entries.flatMap((id) => entries.get(id) ?? []);
    const silent = named.filter(({ reports }) => reports.length === 0);
    if (silent.length > 0) {
      return silent.map(
        ({ id, line }) =>
          `${action.line}: the entry ${id} (${line}) lists no reports. What callers do differently is admitted only with { source, date, sent, outcome } of those who show it.`,
      );
    }
    const reasons = action.targets.map((target) => refusal(action, target, named, requests));
    return [...new Set(reasons.filter((reason) => reason !== undefined))].map(
      (reason) => `${action.line}: ${reason} Add the reports to spec/ledger.yaml, or take the action out.`,
    );
  });
}

function refusal(
  { update, entries }: ObservedAction,
  target: Target,
  named: readonly Entry[],
  requests: ReadonlySet<string>,
): string | undefined {
  const reports = named.flatMap((entry) => entry.reports);
  const isRequest = isPartOfRequest(target.pointer, requests);
  const field = update === undefined ? droppedField(target) : undefined;
  if (field !== undefined) {
    const about = reports.filter(({ without }) => without.some((name) => isField(name, field)));
    const who = `of ${entries.join(" and ")}`;
    return isRequest
      ? refusedRequest(about, `leaves "${field}" out of a request`, who)
      : refusedResponse(about, `lacks "${field}"`, who);
  }
  if (!relaxes(target, update)) {
    return undefined;
  }
  const who = `of ${entries.join(" and ")}`;
  return isRequest
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

/** The field that is no longer required when the target is removed. */
function droppedField({ pointer, value }: Target): string | undefined {
  return pointerKeys(pointer).at(-2) === "required" && isText(value) ? value : undefined;
}

const annotations = new Set(["title", "summary", "description", "example", "examples"]);
const namedParts = new Set(["properties", "schemas", "headers"]);

function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

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

/** The components that requests are made of, by their pointers. */
function schemasOfRequests(bundle: JSONValue): ReadonlySet<string> {
  const met = new Set<string>();
  const follow = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(follow);
      return;
    }
    for (const [key, part] of members(value)) {
      if (key === "$ref" && isText(part)) {
        const pointer = part.replace(/^#/, "");
        if (!met.has(pointer)) {
          met.add(pointer);
          follow(valueAt(bundle, pointer));
        }
      } else {
        follow(part);
      }
    }
  };
  for (const { node, parameters } of listOperations(bundle)) {
    follow(node["requestBody"]);
    follow(parameters.map((parameter) => parameter.node));
  }
  return met;
}

function isPartOfRequest(pointer: string, requests: ReadonlySet<string>): boolean {
  const keys = pointerKeys(pointer);
  if (keys[0] === "paths") {
    return keys.includes("requestBody") || keys.includes("parameters");
  }
  return keys[1] === "parameters" || requests.has(`/${keys.slice(0, 3).join("/")}`);
}
