import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  listOperations,
  type Operation,
  requestBodyOf,
  type Schema,
  schemaName,
  successOf,
  viewSchema,
} from "@crm-invoices/openapi";
import { repository } from "@crm-invoices/scripts/paths";

/** A method of the publisher's SDK and the operation of this project that sends the same request. */
export interface Renamed {
  readonly sdk: string;
  readonly here: string;
}

/** What the publisher's SDK calls something else. */
export interface Migration {
  /** Each method with the operation of the same HTTP method and path. */
  readonly methods: readonly Renamed[];
  /** Each type of the SDK with the types that stand at the same places here. */
  readonly types: readonly Renamed[];
}

const sdk = join(repository, "tools/frameworks/node_modules/@gohighlevel/api-client/dist/lib/code/invoices");

/** Compares the code and the declarations of the SDK with the document of a brand, request by request and field by field. */
export async function compareWithSdk(brand: string): Promise<Migration> {
  const [code, declarations, models, bundle] = await Promise.all(
    [
      join(sdk, "invoices.js"),
      join(sdk, "invoices.d.ts"),
      join(sdk, "models/invoices.d.ts"),
      join(repository, `spec/generated/${brand}.observed.json`),
    ].map((file) => readFile(file, "utf8")),
  );
  const document: unknown = JSON.parse(bundle ?? "");
  const operations = listOperations(document);
  const interfaces = fieldsOfInterfaces(models ?? "");
  const pairs = new Map<string, Set<string>>();

  /** Notes that both stand at the same place, and goes on with their fields. */
  function pair(type: string, schema: Schema | undefined): void {
    const fields = interfaces.get(type);
    if (schema === undefined || fields === undefined) return;
    const { items, properties } = viewSchema(document, schema);
    const name = schemaName(schema);
    if (name === undefined) {
      pair(type, items);
      return;
    }
    if (pairs.get(type)?.has(name)) return;
    pairs.set(type, (pairs.get(type) ?? new Set()).add(name));
    for (const [field, fieldType] of fields) pair(fieldType, properties.get(field));
  }

  const methods = [...(code ?? "").matchAll(requests)].map(([, name = "", method = "", path = ""]) => {
    const operation = operationAt(operations, method, path);
    const [, body = "", answer = ""] = signature(declarations ?? "", name);
    if (body) pair(body, requestBodyOf(document, operation)?.body?.schema);
    pair(answer, successOf(document, operation)?.body?.schema);
    return { sdk: name, here: operation.id };
  });
  const types = [...interfaces.keys()].map((type) => ({
    sdk: type,
    here: [...(pairs.get(type) ?? [])].sort().join(", "),
  }));
  return { methods, types };
}

/** Each method of the SDK's service with its request. */
const requests =
  /^ {4}async (\w+)\([^)]*\) \{(?:(?!^ {4}\}$)[\s\S])*?method: '(\w+)',\s+url: [^(]*\(0, [\w.]+\)\('([^']+)'/gm;

function signature(declarations: string, method: string): RegExpExecArray {
  const found = new RegExp(
    `^    ${method}\\([\\s\\S]*?(?:requestBody: Models\\.(\\w+), )?options\\?:[\\s\\S]*?\\): Promise<(?:Models\\.)?(\\w+)`,
    "m",
  ).exec(declarations);
  if (found === null) throw new Error(`The SDK declares no method ${method}.`);
  return found;
}

function operationAt(operations: readonly Operation[], method: string, path: string): Operation {
  const bare = (text: string) => text.replace(/\{\w+\}/g, "{}").replace(/\/$/, "");
  const operation = operations.find((each) => each.method === method && bare(each.path) === bare(path));
  if (operation === undefined) throw new Error(`The document has no ${method} ${path}.`);
  return operation;
}

/** The interfaces of a declaration, each with its fields and the names of their types. */
function fieldsOfInterfaces(declarations: string): Map<string, [field: string, type: string][]> {
  const found = declarations.matchAll(/^export interface (\w+) \{(.*?)^\}/gms);
  return new Map(
    [...found].map(([, name = "", body = ""]) => [
      name,
      [...body.matchAll(/^ {4}'?(\w+)'?\??: (?:Models\.)?(\w+)/gm)].map(
        ([, field = "", type = ""]): [string, string] => [field, type],
      ),
    ]),
  );
}
