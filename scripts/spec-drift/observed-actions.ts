import { pointerKeys } from "@crm-invoices/openapi";
import { stringify } from "yaml";
import type { Finding } from "./finding.ts";

/** An action of an overlay in `spec/observed`, which makes the observed contract allow what was recorded. */
export interface ProposedAction {
  readonly description: string;
  readonly target: string;
  readonly remove?: true;
  readonly update?: unknown;
}

/** The actions for the findings that a ledger entry is about; none where the documents have no place for one. */
export function proposeActions(findings: readonly Finding[], entry: string): ProposedAction[] {
  const actions = findings.flatMap((finding) => actionsFor(finding, entry));
  return [...new Map(actions.map((action) => [JSON.stringify(action), action])).values()];
}

function actionsFor(finding: Finding, entry: string): ProposedAction[] {
  const { matter, at, name, operation } = finding;
  const marks = { "x-evidence": "R", "x-ledger": entry };
  const told = (text: string): string => `${text} (${entry}).`;
  if (matter === "undocumented answer" && name !== undefined) {
    const [method = "", path = ""] = operation.split(" ");
    const description = told("Recorded traffic has this status");
    return [
      {
        description,
        target: `$.paths[${quoted(path)}].${method.toLowerCase()}.responses`,
        update: { [name]: { description, ...marks } },
      },
    ];
  }
  const keys = pointerKeys(finding.pointer ?? "");
  // A part of the document that brands share, and not of one that other places share with this one.
  const [section, kind, component] = keys;
  if (section !== "components" || kind !== "schemas" || component === undefined) {
    return [];
  }
  const schema = keys.slice(
    0,
    keys.findLastIndex((key) => statements.has(key)),
  );
  const path = jsonPath(schema.length === 0 ? keys : schema);
  switch (matter) {
    case "missing though required": {
      const field = at.split(".").at(-1) ?? "";
      return [
        {
          description: told(`Recorded traffic leaves out ${field}`),
          target: `${jsonPath(schema)}.required[?@ == ${quoted(field)}]`,
          remove: true,
        },
      ];
    }
    case "undocumented field":
      return name === undefined || !isName(name)
        ? []
        : [
            {
              description: told(`Recorded traffic has ${name}`),
              target: path,
              update: {
                properties: {
                  [name]: { description: told("Recorded; what it holds is not documented"), ...marks },
                },
              },
            },
          ];
    case "unknown value":
      return name === undefined
        ? []
        : [
            {
              description: told(`Recorded traffic has the value ${name}`),
              target: path,
              update: { enum: [name] },
            },
          ];
    case "another type":
    case "null where it is not allowed":
      return schema.at(-2) !== "properties" || name === undefined
        ? []
        : [
            { description: told("The type is stated anew"), target: `${path}.type`, remove: true },
            {
              description: told(`Recorded traffic has the type ${name}`),
              target: path,
              update: { type: [...finding.spec.split(" or "), name], ...marks },
            },
          ];
    default:
      return [];
  }
}

/** Keywords whose pointers findings carry; the schema stands around them. */
const statements = new Set(["required", "type", "enum"]);

/** A field that is named as a programmer chose it; what is data has no name in a report. */
function isName(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

function jsonPath(keys: readonly string[]): string {
  return `$${keys.map((key) => (isName(key) ? `.${key}` : `[${/^\d+$/.test(key) ? key : quoted(key)}]`)).join("")}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** The actions as they are pasted into an overlay; empty without any. */
export function actionsText(actions: readonly ProposedAction[]): string {
  return actions.length === 0 ? "" : stringify(actions, { lineWidth: 108 });
}
