import { UserError } from "../command/user-error.ts";
import type { Ledger } from "../reconcile/ledger.ts";
import { entriesInText } from "../reconcile/marks.ts";
import { parseYamlFile } from "../yaml/yaml-file.ts";

/** Fails when the description of an overlay's action names a ledger entry that is not there. */
export async function checkOverlayEntries(
  root: string,
  files: readonly string[],
  { entries }: Ledger,
): Promise<void> {
  const known = new Set(entries.map(({ id }) => id));
  const problems: string[] = [];
  for (const file of files) {
    const overlay = await parseYamlFile(root, file);
    const actions = overlay.get(["actions"]);
    for (const index of Array.isArray(actions) ? actions.keys() : []) {
      const path = ["actions", index, "description"];
      const unknown = entriesInText(String(overlay.get(path) ?? "")).filter((entry) => !known.has(entry));
      problems.push(
        ...unknown.map(
          (entry) =>
            `${overlay.at(path)}: the ledger entry "${entry}" is named here, which spec/ledger.yaml does not have. Add the entry or correct the name.`,
        ),
      );
    }
  }
  if (problems.length > 0) {
    throw new UserError(problems.join("\n"));
  }
}
