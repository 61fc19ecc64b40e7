import type { Bundle } from "./documents.ts";
import { createEngine, type Engine } from "./prism/engine.ts";
import { idOf } from "./prism/types.ts";

/** One brand as it is being served; a reload puts another document and engine in its place. */
export interface Site {
  readonly brand: string;
  readonly title: string;
  readonly document: object;
  readonly engine: Engine;
}

export async function createSite({ brand, title, document }: Bundle): Promise<Site> {
  return { brand, title, document, engine: await createEngine(document) };
}

/** The brands and operations that are served, by their ids. */
export function served(sites: ReadonlyMap<string, Site>): { brands: string[]; operations: Set<string> } {
  const operations = [...sites.values()].flatMap(({ engine }) => engine.operations);
  return { brands: [...sites.keys()], operations: new Set(operations.map(idOf)) };
}
