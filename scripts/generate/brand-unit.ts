import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "@crm-invoices/openapi";
import { stringify } from "yaml";
import { filesBelow, hashFiles } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { baseFiles, descriptionFile, repository, specFolder } from "../workspace/paths.ts";
import { banner } from "./banner.ts";
import { type Brand, type Contract, contracts, documentName, overlaysOf } from "./brands.ts";
import { checksModule } from "./checks-module.ts";
import { clientModule } from "./client-module.ts";
import { clientView } from "./client-view.ts";
import type { Bundle, Documents } from "./document.ts";
import { errorClassesFile } from "./error-statuses.ts";
import { eventsModule } from "./events-module.ts";
import { manual, manualSources } from "./manual.ts";
import { operationsModule } from "./operations-module.ts";
import { tanstackQueryModule } from "./tanstack-query-module.ts";
import { runtimeOf, templateFiles, templateSources } from "./template-files.ts";
import { typesModule } from "./types-module.ts";
import type { Unit } from "./unit.ts";
import { editsModule } from "./updates/edits-module.ts";
import { readUpdateRules, type UpdateRule, updateRulesFile } from "./updates/rules.ts";
import { updatesModule } from "./updates/updates-module.ts";
import { versionsModule } from "./versions.ts";

/**
 * Everything generated for one brand: for each contract the bundled document, the types and the named operations; the
 * table of operations that the client of either contract runs by; and the code and the manual, which are
 * the same for every brand.
 *
 * @param bundle makes the descriptions with the brand's overlays applied; it is called when it is needed.
 */
export async function brandUnit(root: string, brand: Brand, bundle: () => Promise<Documents>): Promise<Unit> {
  const shared = await sharedSources(root);
  return {
    name: brand.id,
    inputs: brandInputs(root, brand, [...shared, ...(await copiedSources())]),
    make: async () => {
      const bundled = await bundle();
      const version = await specVersion(root);
      const rules = await readUpdateRules(root);
      const runtime = await runtimeOf(brand);
      const made = await Promise.all(
        contracts.map(async (contract) => {
          // A new version of the package that publishes all documents is no change of each of them.
          const source = await hashFiles(root, [...shared, ...overlaysOf(brand, contract)]);
          const documents = { ...bundled, [contract]: stamp(bundled[contract], version, source) };
          return filesOf(brand, contract, documents, source, rules, runtime);
        }),
      );
      return new Map([...made.flat(), ...(await templateFiles(brand)), ...(await manual(brand))]);
    },
  };
}

/** Everything that is copied to each brand. */
export const copiedSources = async (): Promise<string[]> => [
  ...(await templateSources()),
  ...(await manualSources()),
];

/** Everything that the files of a brand are made from, of which `shared` is the same for every brand. */
export const brandInputs = (root: string, brand: Brand, shared: readonly string[]): string[] => [
  ...new Set([...shared, ...brand.overlays, ...brand.observedOverlays, versionFile(root)]),
];

async function filesOf(
  brand: Brand,
  contract: Contract,
  documents: Documents,
  source: string,
  rules: readonly UpdateRule[],
  runtime: string,
): Promise<[path: string, text: string][]> {
  const document = documents[contract];
  const view = clientView(document);
  const heading = banner(source);
  const published = `spec/generated/${documentName(brand.id, contract)}`;
  const generated = `packages/${brand.id}/src/generated`;
  // Users of a brand get the observed contract, unless they ask for the other.
  const types = contract === "observed" ? generated : `${generated}/documented`;
  return [
    [`${published}.json`, `${JSON.stringify(document, null, 2)}\n`],
    [`${published}.yaml`, banner(source, "#") + yamlOf(document)],
    [`${types}/types.ts`, heading + (await typesModule(view))],
    [
      `${types}/client.ts`,
      heading + clientModule(view, contract === "observed" ? runtime : runtime.replace("./", "../")),
    ],
    [`${types}/versions.ts`, heading + versionsModule(document)],
    ...(contract === "observed" ? modulesOf() : []),
  ];

  /** What there is once, of the contract that users get. */
  function modulesOf(): [path: string, text: string][] {
    const updates = updatesModule(view, rules, clientView(documents.documented));
    const edits = editsModule(view);
    return [
      [`${generated}/operations.ts`, heading + operationsModule(brand, document)],
      [`${generated}/checks.ts`, heading + checksModule(view)],
      [`${generated}/tanstack-query.ts`, heading + tanstackQueryModule(view)],
      [`${generated}/events.ts`, heading + eventsModule(view)],
      ...present(`${generated}/updates.ts`, heading, updates),
      ...present(`${generated}/edit.ts`, heading, edits),
    ];
  }
}

/** A module that a document may have no need of. */
const present = (
  path: string,
  heading: string,
  module: string | undefined,
): [path: string, text: string][] => (module === undefined ? [] : [[path, heading + module]]);

/** What the document of every brand is made from, beside its overlays. */
export async function sharedSources(root: string): Promise<string[]> {
  return [
    descriptionFile(root),
    updateRulesFile(root),
    ...(await baseFiles(root)),
    ...(await generatorFiles()),
  ];
}

/** The file that says under which version `@crm-invoices/spec` publishes the documents. */
export const versionFile = (root: string): string => join(specFolder(root), "package.json");

/** The generator's own sources and the versions of its tools: when they change, output may. */
export async function generatorFiles(): Promise<string[]> {
  const folders = ["scripts/generate", "scripts/redocly", "packages/openapi/src"];
  const own = await Promise.all(folders.map((folder) => filesBelow(join(repository, folder))));
  const tools = ["@redocly/openapi-core", "openapi-typescript", "typescript", "yaml"];
  return [
    ...own.flat().filter(isProgram),
    errorClassesFile,
    ...tools.map((tool) => join(repository, "scripts/node_modules", tool, "package.json")),
  ];
}

/** Whether a file of the program is more than a test of it. */
export const isProgram = (file: string): boolean =>
  !/\.test\.ts$|(^|\/)testing\//.test(pathFrom(repository, file));

/** Text such as 2021-07-28 is quoted, for readers of YAML 1.1 (js-yaml, PyYAML) take it for a date. */
function yamlOf(document: Bundle): string {
  return stringify(document, { aliasDuplicateObjects: false, compat: "yaml-1.1", lineWidth: 0 });
}

/** The version under which `@crm-invoices/spec` publishes the documents. */
export async function specVersion(root: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(versionFile(root), "utf8"));
  return version;
}

/**
 * The document with what tells one state of it from another: its version, and the hash of what it came from. Its long
 * parts come last.
 */
export function stamp(document: Bundle, version: string, source: string): Bundle {
  const { openapi = "", info = {}, paths = {}, webhooks = {}, components = {}, ...short } = document;
  return {
    openapi,
    info: isObject(info) ? { ...info, version } : info,
    "x-generated": { command: "pnpm generate", editInstead: "spec/", source },
    ...short,
    paths,
    webhooks,
    components,
  };
}
