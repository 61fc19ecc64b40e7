import { basename, join } from "node:path";
import { isText, pointerKeys } from "@crm-invoices/openapi";
import { yamlFilesBelow } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { specFolder } from "../workspace/paths.ts";
import { parseYamlFile, type YamlFile } from "../yaml/yaml-file.ts";
import type { SpecLocator } from "./print.ts";

const rootFile = "spec/openapi.yaml";

/** Folder of `spec/` that holds the files of each kind of component. */
const folders: Readonly<Record<string, string>> = {
  schemas: "schemas",
  parameters: "shared/parameters",
  headers: "shared/headers",
  responses: "shared/responses",
};

/** Reads the description's files, so that a pointer of a bundle can be traced to file and line. */
export async function locateInSpec(root: string): Promise<SpecLocator> {
  const spec = specFolder(root);
  const names = (await yamlFilesBelow(spec)).filter((file) =>
    /^(openapi|(paths|schemas|shared)\/.*)\.yaml$/.test(pathFrom(spec, file)),
  );
  const files = await Promise.all(names.map((file) => parseYamlFile(root, file)));
  return (pointer) => {
    const keys = pointerKeys(pointer);
    const [section = "", first = "", second = ""] = keys;
    const component = section === "components" ? componentFile(files, first, second) : undefined;
    if (component !== undefined) {
      return component.at(keys.slice(3));
    }
    const item = section === "components" ? undefined : pathFile(files, section, first);
    if (item !== undefined) {
      return item.at(keys.slice(2));
    }
    return files.find(({ name }) => name === rootFile)?.at(keys) ?? rootFile;
  };
}

function componentFile(files: readonly YamlFile[], kind: string, component: string): YamlFile | undefined {
  const folder = folders[kind];
  return files.find(
    ({ name }) =>
      folder !== undefined && name.startsWith(`spec/${folder}/`) && basename(name, ".yaml") === component,
  );
}

function pathFile(files: readonly YamlFile[], section: string, path: string): YamlFile | undefined {
  const reference = files.find(({ name }) => name === rootFile)?.get([section, path, "$ref"]);
  return isText(reference) ? files.find(({ name }) => name === join("spec", reference)) : undefined;
}
