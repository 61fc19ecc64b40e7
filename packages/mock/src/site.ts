import { listOf, listOperations, member, type Parameter, resolve } from "@crm-invoices/openapi";
import type { Known } from "./control/change.ts";
import type { Bundle, Contract } from "./documents.ts";
import { createEngine, type Engine } from "./prism/engine.ts";
import { type ListedOperation, readOperations, readWhenWanted } from "./prism/operations.ts";
import type { PrismOperation } from "./prism/types.ts";

/** One brand as it is being served; a reload puts other documents and engines in its place. */
export interface Site {
  readonly brand: string;
  readonly title: string;
  /** The contract that judges: the documented one also where a brand has no observed one. */
  readonly contract: Contract;
  /** The document of that contract. */
  readonly document: object;
  readonly engine: Engine;
  /** The documented contract beside the observed one. */
  readonly documented: Documented | undefined;
}

/** The documented contract where the observed one judges. */
export interface Documented {
  readonly engine: Engine;
  /** The documented operation; undefined when only the observed contract has it. */
  operationAs(observed: PrismOperation): PrismOperation | undefined;
}

export function createSite({ brand, title, document, observed, shared }: Bundle, wanted: Contract): Site {
  const contract = observed ? wanted : "documented";
  const judging = (contract === "observed" && observed) || document;
  const whenWanted = shared ? sharedEngine : (given: object) => createEngine(readWhenWanted(given));
  return {
    brand,
    title,
    contract,
    document: judging,
    engine: shared ? sharedEngine(judging) : createEngine(readOperations(judging)),
    documented: contract === "observed" ? documentedBeside(whenWanted(document)) : undefined,
  };
}

const engines = new WeakMap<object, Engine>();

/** What depends on a document alone is made once for all mocks of a process. */
function sharedEngine(document: object): Engine {
  const engine = engines.get(document) ?? createEngine(readWhenWanted(document));
  engines.set(document, engine);
  return engine;
}

function documentedBeside(engine: Engine): Documented {
  const listed = new Map(engine.operations.map((operation) => [keyOf(operation), operation]));
  return {
    engine,
    operationAs(observed) {
      const found = listed.get(keyOf(observed));
      return found && engine.read(found);
    },
  };
}

const keyOf = ({ method, path }: Pick<ListedOperation, "method" | "path">): string => `${method} ${path}`;

/** The brands and operations that are served, by their ids, and the values of `Version` that they list. */
export function served(sites: ReadonlyMap<string, Site>): Known {
  const all = [...sites.values()];
  return {
    brands: [...sites.keys()],
    operations: new Set(all.flatMap(({ engine }) => engine.operations.map(({ id }) => id))),
    get versions() {
      return new Set(all.flatMap(({ document }) => versionsOf(document)));
    },
  };
}

const isVersion = ({ in: place, name }: Parameter): boolean =>
  place === "header" && name.toLowerCase() === "version";

function versionsOf(document: object): string[] {
  return listOperations(document)
    .flatMap(({ parameters }) => parameters.filter(isVersion))
    .flatMap(({ node }) => {
      const schema = resolve(document, node["schema"]);
      return [...listOf(member(schema, "enum")), member(schema, "const")];
    })
    .filter((value) => typeof value === "string");
}
