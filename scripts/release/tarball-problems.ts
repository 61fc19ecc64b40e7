import { canonical, isObject } from "@crm-invoices/openapi";
import { documentName } from "../generate/brands.ts";
import { type DocumentStamp, documentStamp } from "../generate/document.ts";
import type { PublishedPackage } from "../workspace/packages.ts";
import { packageStamp } from "./stamp.ts";
import type { PackedManifest, Tarball } from "./tarball.ts";

/** What a packed package has to agree with. */
export interface Expected {
  readonly published: PublishedPackage;
  /** Brand → stamp of its document. */
  readonly documents: ReadonlyMap<string, DocumentStamp>;
  /** Name → version of every package that is published from here. */
  readonly versions: ReadonlyMap<string, string>;
}

const always = ["package.json", "README.md", "LICENSE", "CHANGELOG.md"];

/** What is wrong with a packed package; nothing when it may be published. */
export function tarballProblems(tarball: Tarball, expected: Expected): string[] {
  const { name, version } = tarball.manifest;
  return [
    ...versionProblems(tarball.manifest, expected),
    ...always.filter((file) => !tarball.files.has(file)).map((file) => `has no ${file}`),
    ...changelogProblems(tarball),
    ...rangeProblems(tarball.manifest, expected),
    ...entryProblems(tarball),
    ...fileProblems(tarball),
    ...stampProblems(tarball, expected),
  ].map((problem) => `${name}@${version} ${problem}.`);
}

function versionProblems({ version }: PackedManifest, { published }: Expected): string[] {
  if (version !== published.version)
    return [`is not ${published.version}, which is to be released: pack it again`];
  return version === "0.0.0" ? ["has no version yet: add a changeset and run `pnpm release:version`"] : [];
}

/** The changelog has to tell of the version, not only to name it. */
function changelogProblems({ manifest, files }: Tarball): string[] {
  const chapters = (files.get("CHANGELOG.md") ?? "").split(/^## /m);
  const own = chapters.find((chapter) => chapter.startsWith(`${manifest.version}\n`));
  return own !== undefined && /^- \S/m.test(own)
    ? []
    : [`has a CHANGELOG.md that tells nothing of ${manifest.version}`];
}

/** A brand wants exactly the core that is released with it: it has the code of that one built in. */
function rangeProblems(manifest: PackedManifest, { published, versions }: Expected): string[] {
  const released = (name: string) => `${published.brand === undefined ? "^" : ""}${versions.get(name)}`;
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = manifest;
  const ranges = [dependencies, peerDependencies, optionalDependencies, devDependencies].flatMap((each) =>
    Object.entries(each ?? {}),
  );
  const local = ranges.filter(([, range]) => /^(workspace|catalog|link|file):/.test(range));
  const own = Object.entries(dependencies ?? {}).filter(([name]) => versions.has(name));
  return [
    ...local.map(([name, range]) => `wants ${name} as ${range}, which nobody outside can install`),
    ...own
      .filter(([name, range]) => range !== released(name))
      .map(([name, range]) => `wants ${name} as ${range}, while ${released(name)} is released here`),
  ];
}

/** Every file that `exports` and `bin` lead to has to be there, and code needs types before it. */
function entryProblems({ manifest, files }: Tarball): string[] {
  const targets = [...targetsOf(manifest.exports), ...targetsOf(manifest.bin)];
  const missing = targets.filter((target) => ![...files.keys()].some((file) => matches(target, file)));
  return [
    ...missing.map((target) => `leads to ${target}, which it does not have`),
    ...untyped(manifest.exports).map((entry) => `has no types for the entry ${entry}`),
  ];
}

function targetsOf(entries: unknown): string[] {
  if (typeof entries === "string") return [entries];
  return isObject(entries) ? Object.values(entries).flatMap(targetsOf) : [];
}

function matches(target: string, file: string): boolean {
  const [start = "", end] = target.replace(/^\.\//, "").split("*");
  return end === undefined ? file === start : file.startsWith(start) && file.endsWith(end);
}

function untyped(exports: unknown): string[] {
  if (!isObject(exports)) return [];
  return Object.entries(exports)
    .filter(([, entry]) => !isTyped(entry))
    .map(([name]) => name);
}

/** Whether types come before code, under each condition that there is. */
function isTyped(entry: unknown): boolean {
  if (typeof entry === "string") return !/\.[cm]?js$/.test(entry);
  if (!isObject(entry) || Object.keys(entry)[0] === "types") return true;
  return Object.values(entry).every(isTyped);
}

/** Only what `files` lists is published, and no source or test that a build has left beside its outcome. */
function fileProblems({ manifest, files }: Tarball): string[] {
  const listed = manifest.files ?? [];
  const isListed = (file: string) => listed.some((each) => file === each || file.startsWith(`${each}/`));
  return [...files.keys()]
    .filter((file) => !always.includes(file))
    .filter((file) => !isListed(file) || /(^|\/)(test|node_modules)\/|(?<!\.d)\.[cm]?tsx?$/.test(file))
    .map((file) => `has ${file}, which is not to be published`);
}

/** What the package says it is made of, and what it is made of, have to be the documents as they are generated now. */
function stampProblems({ manifest, files }: Tarball, { published, documents }: Expected): string[] {
  const remedy = "add a changeset and run `pnpm release:version`";
  const problems: string[] = [];
  const stated = manifest.crmInvoices?.spec;
  const stamp = packageStamp(published, manifest.dependencies ?? {}, documents);
  if (canonical(stated) !== canonical(stamp)) {
    problems.push(`says it is made of ${inWords(stated)}, while spec/ has ${inWords(stamp)}: ${remedy}`);
  }
  for (const [id, { version, hash }] of documents) {
    const isOfClient = published.brand !== undefined && id === documentName(published.brand, "observed");
    if (isOfClient && !files.get("dist/index.js")?.includes(hash)) {
      problems.push(`is not built of the document ${hash}: build it again`);
    }
    if (published.name !== "@crm-invoices/spec") continue;
    const packed = files.get(`generated/${id}.json`);
    if (packed === undefined || documentStamp(JSON.parse(packed)).hash !== hash) {
      problems.push(`has no document of ${id} with the hash ${hash}: pack it again`);
    }
    if (version !== manifest.version) {
      problems.push(`has a document of ${id} that says ${version}: ${remedy}`);
    }
  }
  return problems;
}

function inWords(stamp: unknown): string {
  return stamp === undefined ? "no description" : JSON.stringify(stamp);
}
