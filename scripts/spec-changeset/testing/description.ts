import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { filesBelow } from "../../workspace/files.ts";
import { brandsFolder, languagesFolder, specFolder } from "../../workspace/paths.ts";

type Path = readonly (string | number)[];

/** The description in a clone, to be changed as its authors would change it. Files are named relative to `spec/`. */
export class Description {
  readonly #spec: string;
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
    this.#spec = specFolder(root);
  }

  /** Says something new. */
  set(file: string, path: Path, value: unknown): Promise<void> {
    return this.#change(file, (document) => document.setIn(path, document.createNode(value)));
  }

  /** Says something else than what is there. */
  replace(file: string, path: Path, value: unknown): Promise<void> {
    return this.#change(file, (document) => {
      demand(document.hasIn(path), file, path);
      document.setIn(path, document.createNode(value));
    });
  }

  remove(file: string, path: Path): Promise<void> {
    return this.#change(file, (document) => demand(document.deleteIn(path), file, path));
  }

  /** Puts something at the end of a list. */
  add(file: string, path: Path, value: unknown): Promise<void> {
    return this.#change(file, (document) => {
      demand(document.hasIn(path), file, path);
      document.addIn(path, document.createNode(value));
    });
  }

  /** Takes a value, or the reference to a file, from a list. */
  take(file: string, path: Path, value: string): Promise<void> {
    return this.#change(file, (document) => {
      const list = document.getIn(path);
      const items = isSeq(list) ? list.items : [];
      const index = items.findIndex(
        (item) => (isScalar(item) && item.value === value) || (isMap(item) && item.get("$ref") === value),
      );
      demand(index >= 0 && document.deleteIn([...path, index]), file, [...path, value]);
    });
  }

  /** Adds an action to a brand's overlay. */
  overlay(brand: string, target: string, update: object): Promise<void> {
    return this.add(`brands/${brand}.overlay.yaml`, ["actions"], { target, update });
  }

  /** Takes out of every overlay what it says of the target, or only what it says at a path of it. */
  forget(target: string, path: Path = []): Promise<void> {
    return this.#changeActions((action) => {
      if (action.get("target") !== target) return true;
      if (path.length > 0) action.deleteIn(["update", ...path]);
      return path.length > 0;
    });
  }

  /** Lets every overlay speak of a path or an address by its new name. */
  retarget(from: string, to: string): Promise<void> {
    return this.#changeActions((action) => {
      action.set(
        "target",
        String(action.get("target")).replace(from, () => to),
      );
      return true;
    });
  }

  /** Says in every language something else of the target. */
  retranslate(target: string, texts: Readonly<Record<string, string>>): Promise<void> {
    return this.#changeActions((action) => {
      for (const [key, text] of Object.entries(texts)) {
        if (action.get("target") === target) action.setIn(["update", key], text);
      }
      return true;
    });
  }

  /** Changes the actions of every overlay, and drops those for which `change` gives false. */
  async #changeActions(change: (action: YAMLMap) => boolean): Promise<void> {
    const folders = [languagesFolder(this.#root), brandsFolder(this.#root)];
    for (const file of (await Promise.all(folders.map(filesBelow))).flat()) {
      await this.#change(relative(this.#spec, file), (document) => {
        const actions = document.get("actions");
        if (isSeq(actions)) actions.items = actions.items.filter((item) => !isMap(item) || change(item));
      });
    }
  }

  async #change(file: string, work: (document: Document) => void): Promise<void> {
    const path = join(this.#spec, file);
    const document = parseDocument(await readFile(path, "utf8"));
    work(document);
    await writeFile(path, document.toString({ lineWidth: 0 }));
  }
}

function demand(isThere: boolean, file: string, path: Path): void {
  if (!isThere) throw new Error(`spec/${file} has nothing at ${path.join(".")}; choose another edit.`);
}
