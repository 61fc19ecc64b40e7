import { dirname, resolve } from "node:path";
import { isObject, isText, valueAt } from "@crm-invoices/openapi";
import { pathFrom } from "../workspace/path-from.ts";
import { baseFolders, specFolder } from "../workspace/paths.ts";
import type { FileProblem, FileReference } from "./file-values.ts";

/** What is wrong with where a reference leads: to anything but a file of the description. */
export function judgeTarget(
  root: string,
  reference: FileReference,
  known: ReadonlySet<string>,
  isOverlay: boolean,
): FileProblem[] {
  const { file, path, text } = reference;
  const refused = (message: string): FileProblem[] => [
    { file, path, message: `the reference "${text}" ${message}` },
  ];
  if (text.startsWith("#")) {
    return [];
  }
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(text)) {
    return refused("leads out of spec/. Nothing is fetched: save what it names in spec/ and refer to that.");
  }
  if (isOverlay) {
    return refused("leads into a file. An overlay refers to what the description has: #/components/….");
  }
  const target = targetFile(file, text);
  if (known.has(target)) {
    return [];
  }
  return pathFrom(specFolder(root), target).startsWith("..")
    ? refused("leads out of spec/. Save what it names in spec/ and refer to that.")
    : refused(
        `leads nowhere: the description has no such file. Its files are in spec/${baseFolders.join(", spec/")}, and end in .yaml.`,
      );
}

function targetFile(file: string, text: string): string {
  const [name = ""] = text.split("#", 1);
  return name === "" ? file : resolve(dirname(file), decodeURI(name));
}

/** References whose target is nothing but another reference, and so on, until the first is met again. */
export function findCircles(
  references: readonly FileReference[],
  contents: ReadonlyMap<string, unknown>,
): FileProblem[] {
  const ends = new Set<string>();
  for (const reference of references) {
    const met = new Set<string>();
    let { file, text } = reference;
    for (;;) {
      const target = targetFile(file, text);
      const [, fragment = ""] = text.split("#", 2);
      const key = `${target}#${fragment}`;
      if (met.has(key)) {
        return [
          {
            ...reference,
            message: `the reference "${reference.text}" leads back to itself, by ${met.size} others.`,
          },
        ];
      }
      if (ends.has(key)) break;
      met.add(key);
      const node = valueAt(contents.get(target), fragment);
      const next = isObject(node) ? node["$ref"] : undefined;
      if (!isText(next)) break;
      file = target;
      text = next;
    }
    for (const key of met) ends.add(key);
  }
  return [];
}
