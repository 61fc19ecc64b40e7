import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Document, isMap, isSeq, parseDocument } from "yaml";
import { filesBelow } from "../../workspace/files.ts";
import { pathFrom } from "../../workspace/path-from.ts";
import { languagesFolder, specFolder } from "../../workspace/paths.ts";

type Path = readonly (string | number)[];

/** The description in a clone, to be changed as its authors would change it. Files are named relative to `spec/`. */
export class Description {
  readonly #spec: string;
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
    this.#spec = specFolder(root);
  }

  /** Says something else than what is there. */
  replace(file: string, path: Path, value: unknown): Promise<void> {
    return this.#change(file, (document) => {
      demand(document.hasIn(path), file, path);
      document.setIn(path, document.createNode(value));
    });
  }

  /** Puts something at the end of a list. */
  add(file: string, path: Path, value: unknown): Promise<void> {
    return this.#change(file, (document) => {
      demand(document.hasIn(path), file, path);
      document.addIn(path, document.createNode(value));
    });
  }

  /** Adds an action to a brand's overlay. */
  overlay(brand: string, target: string, update: object): Promise<void> {
    return this.add(`brands/${brand}.overlay.yaml`, ["actions"], { target, update });
  }

  /** Says in every language something else of the target. */
  async retranslate(target: string, texts: Readonly<Record<string, string>>): Promise<void> {
    for (const file of await filesBelow(languagesFolder(this.#root))) {
      await this.#change(pathFrom(this.#spec, file), (document) => {
        const actions = document.get("actions");
        for (const action of isSeq(actions) ? actions.items : []) {
          if (!isMap(action) || action.get("target") !== target) continue;
          for (const [key, text] of Object.entries(texts)) action.setIn(["update", key], text);
        }
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
