import { isObject, listOf } from "@crm-invoices/openapi";
import type { Known } from "./control/change.ts";
import type { Bundle, Contract } from "./documents.ts";
import { createFindDocumented, type FindDocumented } from "./prism/documented.ts";
import { createEngine, type Engine } from "./prism/engine.ts";
import { idOf, type PrismOperation } from "./prism/types.ts";

/** One brand as it is being served; a reload puts other documents and engines in its place. */
export interface Site {
  readonly brand: string;
  readonly title: string;
  /** The contract that judges: the documented one also where a brand has no observed one. */
  readonly contract: Contract;
  /** The document of that contract. */
  readonly document: object;
  readonly engine: Engine;
  /** Finds the operations of the documented contract beside the observed one. */
  readonly findDocumented: FindDocumented | undefined;
}

export async function createSite(bundle: Bundle, wanted: Contract): Promise<Site> {
  const { brand, title, document: documented, observed } = bundle;
  const contract = observed ? wanted : "documented";
  const document = (contract === "observed" && observed) || documented;
  return {
    brand,
    title,
    contract,
    document,
    engine: await createEngine(document),
    findDocumented: contract === "observed" ? createFindDocumented(documented) : undefined,
  };
}

/** The brands and operations that are served, by their ids, and the values of `Version` that they list. */
export function served(sites: ReadonlyMap<string, Site>): Known {
  const operations = [...sites.values()].flatMap(({ engine }) => engine.operations);
  return {
    brands: [...sites.keys()],
    operations: new Set(operations.map(idOf)),
    versions: new Set(operations.flatMap(versionsOf)),
  };
}

function versionsOf({ request }: PrismOperation): string[] {
  const schema: unknown = request?.headers?.find(({ name }) => name.toLowerCase() === "version")?.schema;
  if (!isObject(schema)) return [];
  return [...listOf(schema["enum"]), schema["const"]].filter((value) => typeof value === "string");
}
