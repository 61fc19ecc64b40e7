import { readdirSync, readFileSync } from "node:fs";

/** One operation of a brand, as the brand's document has it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Values for the parameters of the path. */
  readonly ids: Readonly<Record<string, string>>;
  readonly takesBody: boolean;
  /** Whether a success is documented to carry JSON. */
  readonly promisesJson: boolean;
}

/** A client whose operations are called by their id, whatever its brand. */
export type Call = (operation: Operation, body?: object, options?: CallOptions) => Promise<Result>;

interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** What a call resolves with. */
export interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
}

/** A brand as these tests see it: what its package exports and what its document says. */
export interface Brand {
  readonly id: string;
  readonly operations: readonly Operation[];
  /** A client that is called by its named operations. */
  connect(options: object): Promise<Call>;
  /** A client that is called by the methods of openapi-fetch. */
  connectMethods(options: object): Promise<Call>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, { readonly content?: unknown }>>;
}

const root = new URL("../../../", import.meta.url);
const methods = ["get", "post", "put", "patch", "delete"];
const extension = ".overlay.yaml";

/** Every brand there is. */
export const brands: readonly Brand[] = readdirSync(new URL("spec/brands/", root))
  .filter((file) => file.endsWith(extension))
  .map((file) => readBrand(file.slice(0, -extension.length)));

function readBrand(id: string): Brand {
  const document: Document = JSON.parse(readFileSync(new URL(`spec/generated/${id}.json`, root), "utf8"));
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => readOperation(method, path, operation)),
  );
  return {
    id,
    operations,
    async connect(options) {
      const client = await createClient(id, "index", options);
      return ({ id, ids, takesBody }, body = {}, callOptions) =>
        callBy(client, id, { ...ids, ...(takesBody && { body }) }, callOptions);
    },
    async connectMethods(options) {
      const client = await createClient(id, "openapi-fetch", options);
      return ({ method, path, ids, takesBody }, body = {}, callOptions) =>
        callBy(client, method, path, { ...callOptions, params: { path: ids }, ...(takesBody && { body }) });
    },
  };
}

async function createClient(id: string, entry: string, options: object): Promise<unknown> {
  const module = await import(new URL(`packages/${id}/dist/${entry}.js`, root).href);
  return module.createClient(options);
}

function readOperation(method: string, path: string, operation: DocumentedOperation): Operation {
  const { operationId, requestBody, responses } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    ids: Object.fromEntries(names.map((name) => [name, "6578278e879ad2646715ba9c"])),
    takesBody: requestBody !== undefined,
    promisesJson: Object.entries(responses).some(
      ([status, { content }]) => status < "300" && content !== undefined,
    ),
  };
}

async function callBy(client: unknown, name: string, ...given: unknown[]): Promise<Result> {
  const method: unknown = Reflect.get(Object(client), name);
  if (typeof method !== "function") throw new Error(`The client has no ${name}.`);
  return Reflect.apply(method, client, given);
}
