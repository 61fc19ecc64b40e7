import { JSONPathError, type JSONValue, query } from "json-p3";
import { UserError } from "../command/user-error.ts";
import { parseYamlFile, type YamlFile } from "../yaml/yaml-file.ts";
import { besideReference } from "./file-values.ts";

/**
 * Fails when an action of an overlay no longer applies. Redocly passes over a target that matches
 * nothing; here it is an error. Targets are looked up in the bundle without overlays, so that an
 * overlay shared by several brands is judged alike for each of them.
 */
export async function checkOverlayTargets(root: string, file: string, bundle: JSONValue): Promise<void> {
  const overlay = await parseYamlFile(root, file);
  const actions = overlay.get(["actions"]);
  if (!Array.isArray(actions)) {
    throw new UserError(`${overlay.at(["actions"])}: expected a list of overlay actions.`);
  }
  const problems = actions.flatMap((_, index) => checkAction(overlay, index, bundle));
  if (problems.length > 0) {
    throw new UserError(problems.join("\n"));
  }
}

function checkAction(overlay: YamlFile, index: number, bundle: JSONValue): string[] {
  const path = ["actions", index];
  const target = overlay.get([...path, "target"]);
  const where = overlay.at([...path, "target"]);
  if (typeof target !== "string") {
    return [
      `${where}: expected the action to have a target, a JSONPath such as $.components.schemas.AltType.`,
    ];
  }
  const description = overlay.get([...path, "description"]);
  const name = typeof description === "string" ? ` ("${description}")` : "";
  const matches = select(target, bundle);
  if (matches === undefined) {
    return [`${where}: the target of action ${index + 1}${name} is not valid JSONPath: ${target}`];
  }
  if (matches.length === 0) {
    return [
      `${where}: action ${index + 1}${name} matches nothing in the bundled description: ${target}. Mend the target, or remove the action if what it changed is gone.`,
    ];
  }
  const update = overlay.get([...path, "update"]);
  if (!overlay.name.startsWith("spec/languages/")) {
    const beside = new Set(
      matches.flatMap((match) => besides(update, match).map((keys) => JSON.stringify(keys))),
    );
    return [...beside].map((keys) => {
      const inner: (string | number)[] = JSON.parse(keys);
      return `${overlay.at([...path, "update", ...inner])}: \`${inner.at(-1)}\` would stand beside a \`$ref\`, where some tools read it and others pass over it. Change the schema that is referred to, or remove the \`$ref\` first.`;
    });
  }
  return matches.flatMap((match) =>
    strayWording(update, match).map(
      (stray) =>
        `${overlay.at([...path, "update", ...stray])}: a language only rewords what is there, but ${target} has no text at ${stray.join(".")}.`,
    ),
  );
}

function select(target: string, bundle: JSONValue): unknown[] | undefined {
  try {
    return query(target, bundle).values();
  } catch (error) {
    if (error instanceof JSONPathError) {
      return undefined;
    }
    throw error;
  }
}

/** The paths in `update` that would put what decides a value beside a reference of `node`. */
function besides(update: unknown, node: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof update !== "object" || update === null || typeof node !== "object" || node === null) {
    return [];
  }
  const isReference = "$ref" in node && typeof node.$ref === "string" && path.at(-1) !== "properties";
  return Object.entries(update).flatMap(([key, value]: [string, unknown]) =>
    isReference && besideReference.has(key)
      ? [[...path, key]]
      : besides(value, Reflect.get(node, key), [...path, key]),
  );
}

/** The paths in `update` that would add something new to `node` rather than replace a text. */
function strayWording(update: unknown, node: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof update === "string") {
    return typeof node === "string" ? [] : [path];
  }
  if (typeof update !== "object" || update === null || typeof node !== "object" || node === null) {
    return [path];
  }
  return Object.entries(update).flatMap(([key, value]: [string, unknown]) =>
    strayWording(value, Reflect.get(node, key), [...path, key]),
  );
}
