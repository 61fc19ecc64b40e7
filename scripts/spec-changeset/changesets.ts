import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listChangesets } from "../workspace/changesets.ts";
import { sha256 } from "../workspace/files.ts";
import { byWeight, type Level } from "./change.ts";

const folder = ".changeset";
const prefix = "from-spec-";

/** A change, and the brands whose document it is in. */
export interface ReleasedChange {
  readonly level: Level;
  readonly text: string;
  readonly brands: readonly string[];
}

/** The changesets that this command writes, relative to `root`. */
export async function listManaged(root: string): Promise<string[]> {
  return (await listChangesets(root)).filter((path) => path.startsWith(`${folder}/${prefix}`));
}

/** Whether a changeset waits that names the package. */
export async function isAnnounced(root: string, name: string): Promise<boolean> {
  const texts = await Promise.all(
    (await listChangesets(root)).map((path) => readFile(join(root, path), "utf8")),
  );
  return texts.some((text) => (text.split(/^---$/m)[1] ?? "").includes(`"${name}"`));
}

/**
 * One changeset, path → text, for the changes of each weight that the same brands share. What these changes release are
 * the packages of the brands and those that have the documents of all of them.
 */
export function changesetFiles(
  changes: readonly ReleasedChange[],
  brands: readonly { readonly id: string; readonly title: string }[],
  shared: readonly string[],
): Map<string, string> {
  const groups = new Map<string, ReleasedChange[]>();
  for (const change of [...changes].sort(byWeight)) {
    const key = `${change.brands.join()} ${change.level}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const files = new Map<string, string>();
  for (const [first, ...rest] of groups.values()) {
    if (first === undefined) {
      continue;
    }
    const owners = brands.filter(({ id }) => first.brands.includes(id));
    const isShared = owners.length === brands.length;
    const packages = [...owners.map(({ id }) => `@crm-invoices/${id}`), ...shared].map(
      (name) => `"${name}": ${first.level}\n`,
    );
    const where = isShared || owners.length === 0 ? "" : ` (${owners.map(({ title }) => title).join(", ")})`;
    const lines = [first, ...rest].map(({ text }) => `${text}${where}`);
    const body =
      lines.length === 1
        ? lines.join()
        : `What the API takes and answers:\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
    files.set(
      `${folder}/${prefix}${nameOf(first.brands, isShared)}-${first.level}.md`,
      `---\n${packages.join("")}---\n\n${body}\n`,
    );
  }
  return files;
}

function nameOf(brands: readonly string[], isShared: boolean): string {
  if (brands.length === 0) {
    return "documents";
  }
  if (isShared) {
    return "every-brand";
  }
  return brands.length > 3
    ? `${brands.length}-brands-${sha256(brands.join()).slice(0, 8)}`
    : // No id has this sign, so that other brands never share a name.
      brands.join("_");
}
