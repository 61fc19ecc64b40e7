import { childPointer, isList, isText, pointerKeys } from "@crm-invoices/openapi";
import { type JSONValue, query } from "json-p3";
import { UserError } from "../command/user-error.ts";
import { checkOverlayTargets } from "../generate/overlay-targets.ts";
import { parseYamlFile, type YamlFile } from "../yaml/yaml-file.ts";

/** A node of the bundled description that an action changes. */
export interface Target {
  readonly pointer: string;
  readonly value: JSONValue;
}

/** One action of an overlay in `spec/observed`. */
export interface ObservedAction {
  /** `spec/observed/payments.overlay.yaml:12` */
  readonly line: string;
  /** The overlay that it belongs to, as its `info.title` says. */
  readonly topic: string;
  /** What it does, without the entries. */
  readonly description: string;
  /** The ledger entries that its description names. */
  readonly entries: readonly string[];
  readonly targets: readonly Target[];
  /** What is laid over the targets; undefined when they are removed. */
  readonly update: unknown;
}

/** The fields that are no longer required when the target is removed: one of the list, or all of it. */
export function droppedFields({ pointer, value }: Target): string[] {
  const keys = pointerKeys(pointer);
  const named =
    keys.at(-2) === "required" ? [value] : keys.at(-1) === "required" && isList(value) ? value : [];
  return named.filter(isText);
}

/**
 * The actions of the overlays that make the observed contract, with what they match in the bundled description.
 *
 * @throws UserError when an action matches nothing, or its description names no entry of the ledger.
 */
export async function readActions(
  root: string,
  files: readonly string[],
  bundle: JSONValue,
): Promise<ObservedAction[]> {
  const problems: string[] = [];
  const actions: ObservedAction[] = [];
  for (const file of files) {
    await checkOverlayTargets(root, file, bundle);
    const overlay = await parseYamlFile(root, file);
    const list = overlay.get(["actions"]);
    for (const index of Array.isArray(list) ? list.keys() : []) {
      const action = readAction(overlay, index, bundle);
      if (action === undefined) {
        problems.push(
          `${overlay.at(["actions", index])}: expected the description of the action to end with the ledger entry that it rests on, such as "Cash is recorded without card and cheque (card-and-cheque-required)."`,
        );
      } else {
        actions.push(action);
      }
    }
  }
  if (problems.length > 0) {
    throw new UserError(problems.join("\n"));
  }
  return actions;
}

function readAction(overlay: YamlFile, index: number, bundle: JSONValue): ObservedAction | undefined {
  const path = ["actions", index];
  const text = String(overlay.get([...path, "description"]) ?? "");
  const [, description = "", named = ""] = /^(.*\S)\s*\(([a-z\d-]+(?:, [a-z\d-]+)*)\)\.?$/.exec(text) ?? [];
  if (named === "") {
    return undefined;
  }
  const nodes = [...query(String(overlay.get([...path, "target"])), bundle)];
  return {
    line: overlay.at(path),
    topic: String(overlay.get(["info", "title"])),
    description,
    entries: named.split(", "),
    targets: nodes.map(({ location, value }) => ({ pointer: childPointer("", ...location), value })),
    update: overlay.get([...path, "remove"]) === true ? undefined : overlay.get([...path, "update"]),
  };
}
