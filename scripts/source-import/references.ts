import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isObject, isText, valueAt } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { type InputFile, readInputFile, type Spot } from "./input-file.ts";

/** More references in a row than any document has. */
const longestChain = 256;

/** Follows references inside a document and into other local files. */
export class References {
  /** The other files that were read: path from the first document, or name in the reference → the file. */
  readonly others = new Map<string, InputFile>();
  readonly #replacements: ReadonlyMap<string, string>;
  readonly #used = new Set<string>();
  /** Folder of the document that the import began with. */
  #folder: string | undefined;
  readonly #files = new Map<string, InputFile>();

  /** @param replacements File part of a reference → the file to read instead. */
  constructor(replacements: ReadonlyMap<string, string>) {
    this.#replacements = replacements;
  }

  /** Replacements that no reference asked for. */
  get unused(): string[] {
    return [...this.#replacements.keys()].filter((name) => !this.#used.has(name));
  }

  /** The value a `$ref` leads to; one that leads nowhere is a {@link UserError}. */
  resolve(from: Spot, reference: string): Spot {
    this.#folder ??= dirname(from.file.path);
    this.#files.set(from.file.path, from.file);
    const [name = "", fragment = ""] = reference.split("#", 2);
    const file = name === "" ? from.file : this.#open(from, reference, name);
    const pointer = decoded(fragment);
    const node = valueAt(file.content, pointer);
    if (node === undefined || (pointer !== "" && !pointer.startsWith("/"))) {
      throw new UserError(
        `${from.file.at(from.pointer)}: the reference "${reference}" leads nowhere: ${file.name} has no value at that place.`,
      );
    }
    return { file, pointer, node };
  }

  /** Goes on until there is something else than a reference. */
  follow(from: Spot): Spot {
    const met = new Set<unknown>();
    let spot = from;
    while (isObject(spot.node) && isText(spot.node["$ref"])) {
      if (met.size === longestChain) {
        throw new UserError(
          `${from.file.at(from.pointer)}: more than ${longestChain} references follow one another here.`,
        );
      }
      if (met.has(spot.node)) {
        throw new UserError(
          `${from.file.at(from.pointer)}: the reference "${spot.node["$ref"]}" leads back to itself.`,
        );
      }
      met.add(spot.node);
      spot = this.resolve(spot, spot.node["$ref"]);
    }
    return spot;
  }

  #open(from: Spot, reference: string, name: string): InputFile {
    const replacement = this.#replacements.get(name);
    if (replacement === undefined && /^[a-z][a-z0-9+.-]+:/i.test(name)) {
      throw new UserError(
        `${from.file.at(from.pointer)}: the reference "${reference}" is not in a local file; save that document and name it with --map ${name}=<file>.`,
      );
    }
    this.#used.add(name);
    const path = resolve(replacement ?? resolve(dirname(from.file.path), decoded(name)));
    const known = this.#files.get(path);
    if (known !== undefined) {
      return known;
    }
    const folder = this.#folder ?? "";
    const isOutside = (file: string, within: string) =>
      /^\.\.($|[/\\])|^([/\\]|[a-z]:)/i.test(pathFrom(within, file));
    const leadsOut = () =>
      new UserError(
        `${from.file.at(from.pointer)}: the reference "${reference}" leads out of the folder of the document, where anything may be; when it is the publisher's, name it with --map ${name}=<file>.`,
      );
    if (replacement === undefined && isOutside(path, folder)) {
      throw leadsOut();
    }
    if (replacement === undefined && !existsSync(path)) {
      throw new UserError(
        `${from.file.at(from.pointer)}: the reference "${reference}" leads nowhere: there is no such file; when it is kept elsewhere, name it with --map ${name}=<file>.`,
      );
    }
    if (replacement === undefined && isOutside(realpathSync(path), realpathSync(folder))) {
      throw leadsOut();
    }
    const file = readInputFile(replacement ?? join(dirname(from.file.name), name), path);
    this.#files.set(path, file);
    // What stands elsewhere keeps the publisher's name, because its path is one of this machine.
    this.others.set(replacement === undefined ? pathFrom(folder, path) : name, file);
    return file;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
