import { childPointer, isObject, valueAt } from "@crm-invoices/openapi";
import type { InputFile, Spot } from "./input-file.ts";

/** Kinds of component that a source keeps as components, in the order it lists them. */
export const componentKinds = ["schemas", "responses", "parameters", "requestBodies", "headers"] as const;

export type ComponentKind = (typeof componentKinds)[number];

export interface Component {
  readonly kind: ComponentKind;
  readonly name: string;
  readonly spot: Spot;
}

/** The components in use: each thing that a reference leads to becomes one, also from another file. */
export class Components {
  readonly #root: InputFile;
  readonly #known = new Map<string, Component>();

  constructor(root: InputFile) {
    this.#root = root;
  }

  /** The reference by which the source names the thing at `spot`. */
  refer(kind: ComponentKind, spot: Spot): string {
    const identity = `${kind} ${spot.file.path}#${spot.pointer}`;
    let component = this.#known.get(identity);
    if (component === undefined) {
      component = { kind, name: this.#nameFor(kind, spot), spot };
      this.#known.set(identity, component);
    }
    return `#${childPointer(`/components/${kind}`, component.name)}`;
  }

  /** Every component, also those that become known while this is read. */
  all(): IterableIterator<Component> {
    return this.#known.values();
  }

  /** Position of a component in the document; what comes from elsewhere stands behind. */
  position({ kind, name, spot }: Component): number {
    const names = Object.keys(this.#declared(kind));
    return this.#isDeclared(kind, spot) ? names.indexOf(name) : names.length;
  }

  #nameFor(kind: ComponentKind, spot: Spot): string {
    const last = spot.pointer === "" ? spot.file.name.replace(/\.[a-z]+$/, "") : spot.pointer;
    const name = (last.split("/").at(-1) ?? "").replaceAll(/~[01]|[^A-Za-z0-9._-]/g, "_");
    if (this.#isDeclared(kind, spot)) {
      return name;
    }
    const taken = new Set(Object.keys(this.#declared(kind)));
    for (const component of this.#known.values()) {
      if (component.kind === kind) {
        taken.add(component.name);
      }
    }
    let free = name;
    for (let number = 2; taken.has(free); number++) {
      free = `${name}${number}`;
    }
    return free;
  }

  #isDeclared(kind: ComponentKind, { file, pointer }: Spot): boolean {
    const start = `/components/${kind}/`;
    return (
      file.path === this.#root.path && pointer.startsWith(start) && !pointer.slice(start.length).includes("/")
    );
  }

  #declared(kind: ComponentKind): object {
    const declared = valueAt(this.#root.content, `/components/${kind}`);
    return isObject(declared) ? declared : {};
  }
}
