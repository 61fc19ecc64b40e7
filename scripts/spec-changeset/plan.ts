import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { changesetText } from "../brand/changeset-text.ts";
import { changesetPath } from "../brand/new-brand.ts";
import { UserError } from "../command/user-error.ts";
import { type Contract, contracts, documentName, readBrands } from "../generate/brands.ts";
import { readIfPresent } from "../workspace/files.ts";
import { documentPackages } from "../workspace/packages.ts";
import type { Change } from "./change.ts";
import { changesetFiles, isAnnounced, listManaged, type ReleasedChange } from "./changesets.ts";
import { compareDocuments } from "./compare.ts";
import { generatedPath, releasedBrands, releasedDocuments, releasedPath } from "./released.ts";

export interface Plan {
  /** The changesets that the documents call for and that are not there, or say something else: path → text. */
  readonly missing: ReadonlyMap<string, string>;
  /** Changesets of this command that the documents do not call for any more. */
  readonly superfluous: readonly string[];
  /** Every change since the last release. */
  readonly changes: readonly ReleasedChange[];
}

/**
 * Compares the document of every brand, as it was generated, with the one last released, and the changesets with the
 * outcome. Whether what was generated is what `spec/` gives now is for the caller to check before.
 */
export async function planChangesets(root: string): Promise<Plan> {
  const brands = await readBrands(root);
  const released = await releasedBrands(root);
  const compared = brands.filter(({ id }) => released.includes(id));
  const documents = await releasedDocuments(root);
  const changes = merge(
    await Promise.all(compared.map(async ({ id }) => [id, await changesOf(root, id, documents)] as const)),
  );
  const gone = released
    .filter((id) => !brands.some((brand) => brand.id === id))
    .map((id): ReleasedChange => ({ level: "major", text: farewell(id), brands: [] }));
  const shared = await documentPackages(root);
  const wanted = changesetFiles([...changes, ...gone], compared, shared);
  for (const { id, title } of brands.filter(({ id }) => !released.includes(id))) {
    if (!(await isAnnounced(root, `@crm-invoices/${id}`))) {
      wanted.set(changesetPath(id), changesetText({ id, title }, shared));
    }
  }
  const missing = new Map<string, string>();
  for (const [path, text] of wanted) {
    if ((await readIfPresent(join(root, path))) !== text) {
      missing.set(path, text);
    }
  }
  const superfluous = (await listManaged(root)).filter((path) => !wanted.has(path));
  return { missing, superfluous, changes: [...changes, ...gone] };
}

/**
 * What has changed in the documents of a brand. Its package ships the types of both contracts, so that a change of one
 * of them says of which.
 */
async function changesOf(root: string, brand: string, released: readonly string[]): Promise<Change[]> {
  const found = new Map<string, Change & { contracts: Contract[] }>();
  const compared = contracts.filter((contract) => released.includes(documentName(brand, contract)));
  for (const contract of compared) {
    const name = documentName(brand, contract);
    const [before, after] = await Promise.all(
      [releasedPath(name), generatedPath(name)].map((path) => readDocument(root, path)),
    );
    for (const change of compareDocuments(before, after)) {
      const key = `${change.level} ${change.text}`;
      const known = found.get(key) ?? { ...change, contracts: [] };
      found.set(key, { ...known, contracts: [...known.contracts, contract] });
    }
  }
  return [...found.values()].map(({ contracts: those, ...change }) =>
    those.length === compared.length
      ? change
      : { ...change, text: `${change.text} (${those.join()} contract)` },
  );
}

/** As {@link planChangesets}; throws a {@link UserError} when the changesets do not tell of just what has changed. */
export async function checkChangesets(root: string): Promise<void> {
  const { missing, superfluous } = await planChangesets(root);
  const problems = [
    ...[...missing.keys()].map((path) => `  ${path} is missing, or says something else`),
    ...superfluous.map((path) => `  ${path} tells of a change that is not there`),
  ];
  if (problems.length > 0) {
    throw new UserError(
      `The documents of the brands and the changesets do not tell of the same changes:\n${problems.join("\n")}\nRun \`pnpm spec:changeset\` and commit the result.`,
    );
  }
}

async function readDocument(root: string, path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(root, path), "utf8"));
}

function farewell(id: string): string {
  return `The brand ${id} is gone: its document and its mock are no longer here, and \`@crm-invoices/${id}\` gets no further versions. Keep the versions you have, or move to the client of another brand.`;
}

/** The same change in several brands is one change. */
function merge(found: readonly (readonly [brand: string, changes: readonly Change[]])[]): ReleasedChange[] {
  const merged = new Map<string, ReleasedChange>();
  for (const [brand, changes] of found) {
    for (const { level, text } of changes) {
      const key = `${level} ${text}`;
      const brands = [...(merged.get(key)?.brands ?? []), brand];
      merged.set(key, { level, text, brands });
    }
  }
  return [...merged.values()];
}
