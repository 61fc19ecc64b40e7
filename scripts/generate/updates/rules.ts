import { join } from "node:path";
import { isObject } from "@crm-invoices/openapi";
import { UserError } from "../../command/user-error.ts";
import { readIfPresent } from "../../workspace/files.ts";
import { specFolder } from "../../workspace/paths.ts";
import { Expectations } from "../../yaml/expectations.ts";
import { parseYaml } from "../../yaml/yaml-file.ts";

/** What the schemas cannot tell about one property of an update. */
export interface UpdateRule {
  /** The schema of the request and the property: `UpdateInvoiceRequest.discount`. */
  readonly at: string;
  /** The schema that was read, where the rule applies to that alone. */
  readonly from: string | undefined;
  readonly ledger: string;
  /** What becomes of the property. */
  readonly action:
    | { readonly kind: "day" }
    | { readonly kind: "leaveOut" }
    | { readonly kind: "otherwise"; readonly value: unknown };
  /** File and line. */
  readonly statedAt: string;
}

export const updateRulesFile = (root: string): string => join(specFolder(root), "updates.yaml");

/** The rules of `spec/updates.yaml`; none when there is no such file. */
export async function readUpdateRules(root: string): Promise<UpdateRule[]> {
  const text = await readIfPresent(updateRulesFile(root));
  if (text === undefined) return [];
  const file = parseYaml("spec/updates.yaml", text);
  const expect = new Expectations(file);
  expect.keys([], ["rules"]);
  const rules = expect.items(["rules"]).map((path): UpdateRule | undefined => {
    if (!expect.keys(path, ["at", "ledger"], ["from", "day", "leaveOut", "otherwise"])) return undefined;
    const at = expect.text([...path, "at"]);
    const ledger = expect.text([...path, "ledger"]);
    const node = file.get(path);
    const stated = isObject(node) ? node : {};
    const actions: UpdateRule["action"][] = [
      ...(stated["day"] === true ? [{ kind: "day" } as const] : []),
      ...(stated["leaveOut"] === true ? [{ kind: "leaveOut" } as const] : []),
      ...("otherwise" in stated ? [{ kind: "otherwise", value: stated["otherwise"] } as const] : []),
    ];
    const [action] = actions;
    if (action === undefined || actions.length > 1) {
      return expect.missed(path, "one of day: true, leaveOut: true and otherwise");
    }
    const from = stated["from"] === undefined ? undefined : expect.text([...path, "from"]);
    return { at, from, ledger, action, statedAt: file.at(path) };
  });
  expect.settle();
  return rules.filter((rule) => rule !== undefined);
}

/** The rules by the property they apply to; one that applied to nothing is an error. */
export class UpdateRules {
  readonly #rules: readonly UpdateRule[];
  readonly #used = new Set<UpdateRule>();

  constructor(rules: readonly UpdateRule[]) {
    this.#rules = rules;
  }

  find(write: string, property: string, read: string): UpdateRule | undefined {
    const rule = this.#rules.find(
      ({ at, from }) => at === `${write}.${property}` && (from === undefined || from === read),
    );
    if (rule !== undefined) this.#used.add(rule);
    return rule;
  }

  /** Throws when a rule was never asked for. */
  settle(): void {
    const unused = this.#rules.filter((rule) => !this.#used.has(rule));
    if (unused.length > 0) {
      const lines = unused.map(
        ({ at, statedAt }) => `${statedAt}: no update has the property ${at}. Correct or remove the rule.`,
      );
      throw new UserError(lines.join("\n"));
    }
  }
}
