import { UserError } from "../command/user-error.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

/**
 * Checks the parts of a YAML file one by one and collects what is wrong, each with file and line, so
 * that a person sees every mistake of the file at once.
 */
export class Expectations {
  readonly #file: YamlFile;
  /** What is wrong, by its path: of one slip, only what was noticed first is told. */
  readonly #problems = new Map<string, string>();

  constructor(file: YamlFile) {
    this.#file = file;
  }

  /** Notes that at `path` something else than `expected` was found. */
  missed(path: YamlPath, expected: string): undefined {
    const found = this.#file.get(path);
    const shown = found === undefined ? "nothing" : shorten(JSON.stringify(found));
    const where = path.length === 0 ? "" : `${shownPath(path)}: `;
    this.#note(path, `${this.#file.at(path)}: ${where}expected ${expected}, found ${shown}.`);
    return undefined;
  }

  #note(path: YamlPath, problem: string): void {
    const key = JSON.stringify(path);
    if (!this.#problems.has(key)) this.#problems.set(key, problem);
  }

  /** A mapping that has all `required` keys and no keys but those and the `optional` ones. */
  keys(path: YamlPath, required: readonly string[], optional: readonly string[] = []): boolean {
    const value = this.#file.get(path);
    const known = [...required, ...optional];
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.missed(path, `a mapping with the keys ${known.join(", ")}`);
      return false;
    }
    for (const key of Object.keys(value).filter((key) => !known.includes(key))) {
      this.#note(
        [...path, key],
        `${this.#file.at([...path, key])}: ${shownPath([...path, key])}: unknown key; expected one of ${known.join(", ")}.`,
      );
    }
    for (const key of required.filter((key) => !Object.hasOwn(value, key))) {
      this.#note([...path, key], `${this.#file.at(path)}: ${shownPath(path)}: the key "${key}" is missing.`);
    }
    return true;
  }

  text(path: YamlPath): string {
    const value = this.#file.get(path);
    if (typeof value === "string" && value.trim() !== "") {
      return value.trim();
    }
    this.missed(path, "a text");
    return "";
  }

  oneOf<T extends string>(path: YamlPath, choices: readonly T[]): T | undefined {
    const value = this.#file.get(path);
    return choices.find((choice) => choice === value) ?? this.missed(path, `one of ${choices.join(", ")}`);
  }

  /** Paths of the items of a list; of no list when the key is absent. */
  items(path: YamlPath): YamlPath[] {
    const value = this.#file.get(path);
    if (value === undefined) {
      return [];
    }
    if (!Array.isArray(value)) {
      this.missed(path, "a list");
      return [];
    }
    return value.map((_item, index) => [...path, index]);
  }

  /** Throws a {@link UserError} that lists everything found wrong, if anything was. */
  settle(): void {
    if (this.#problems.size > 0) {
      throw new UserError([...this.#problems.values()].join("\n"));
    }
  }
}

function shownPath(path: YamlPath): string {
  return (
    path.reduce<string>(
      (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
      "",
    ) || "file"
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
