import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, isText } from "@crm-invoices/openapi";

/** A package that is part of the bundle. */
interface TakenIn {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

const separator = `\n${"-".repeat(80)}\n\n`;

/** The licenses of all packages that a bundle's source files are from, one after another, by name. */
export function thirdPartyLicenses(files: readonly string[]): string {
  const folders = new Set(
    files.flatMap((file) => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(file) ?? []),
  );
  const packages = [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
  const sections = packages.map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text.trim()}\n`,
  );
  return [
    "This package has the following packages in it, under the licenses that follow.\n",
    ...sections,
  ].join(separator);
}

/** The packages that {@link thirdPartyLicenses} has the licenses of: name → version, or versions. */
export function packagesTakenIn(licenses: string): Map<string, string> {
  const versions = new Map<string, string>();
  for (const section of licenses.split(separator).slice(1)) {
    const [, name, version] = /^(\S+) (\S+) \(.*\)\n/.exec(section) ?? [];
    if (name !== undefined && version !== undefined) {
      versions.set(name, [versions.get(name), version].filter(isText).join(", "));
    }
  }
  return versions;
}

function readPackage(folder: string): TakenIn {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!isObject(manifest)) throw new Error(`${folder} has no manifest.`);
  const { name, version, licenses } = manifest;
  // As manifests stated it before there was a field for one license.
  const license = manifest["license"] ?? (Array.isArray(licenses) ? Object(licenses[0]).type : licenses);
  if (!isText(name) || !isText(version) || !isText(license)) {
    throw new Error(
      `${join(folder, "package.json")} must state name, version and license of what is taken in.`,
    );
  }
  return { name, version, license, text: licenseText(folder) ?? `Licensed under ${license}.` };
}

function licenseText(folder: string): string | undefined {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(?:[.-].*)?$/i.test(name));
  return file === undefined ? undefined : readFileSync(join(folder, file), "utf8");
}

/** The folders of a build's inputs, which esbuild names from the folder it works in. */
export function inputFiles(
  metafile: { readonly outputs: Readonly<Record<string, { readonly inputs: object }>> },
  folder: string,
): string[] {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  return [...new Set(inputs)].map((input) => join(folder, input));
}
