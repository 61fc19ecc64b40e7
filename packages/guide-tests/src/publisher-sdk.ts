import { readFile } from "node:fs/promises";
import { join } from "node:path";
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

interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
}
interface Media {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
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
  const document: Document = JSON.parse(bundle ?? "");
  const interfaces = fieldsOfInterfaces(models ?? "");
  const pairs = new Map<string, Set<string>>();

  /** Notes that both stand at the same place, and goes on with their fields. */
  function pair(type: string, schema: Schema | undefined): void {
    const name = nameOf(schema);
    const fields = interfaces.get(type);
    if (name === undefined || fields === undefined || pairs.get(type)?.has(name)) return;
    pairs.set(type, (pairs.get(type) ?? new Set()).add(name));
    const properties = propertiesOf(document, document.components.schemas[name]);
    for (const [field, fieldType] of fields) pair(fieldType, properties[field]);
  }

  const methods = [...(code ?? "").matchAll(requests)].map(([, name = "", method = "", path = ""]) => {
    const operation = operationAt(document, method, path);
    const [, body = "", answer = ""] = signature(declarations ?? "", name);
    if (body) pair(body, schemaOf(operation.requestBody));
    pair(answer, schemaOf(operation.responses["200"] ?? operation.responses["201"]));
    return { sdk: name, here: operation.operationId };
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

function operationAt({ paths }: Document, method: string, path: string): Operation {
  const bare = (text: string) => text.replace(/\{\w+\}/g, "{}").replace(/\/$/, "");
  const [, found] = Object.entries(paths).find(([each]) => bare(each) === bare(path)) ?? [];
  const operation = found?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`The document has no ${method} ${path}.`);
  return operation;
}

const schemaOf = (media: Media | undefined): Schema | undefined =>
  Object.values(media?.content ?? {})[0]?.schema;

const nameOf = (schema: Schema | undefined): string | undefined => {
  const target = schema?.$ref ?? schema?.items?.$ref ?? schema?.allOf?.[0]?.$ref;
  return target?.slice(target.lastIndexOf("/") + 1);
};

function propertiesOf(document: Document, schema: Schema | undefined): Readonly<Record<string, Schema>> {
  const target = schema?.$ref;
  const referenced = target && document.components.schemas[target.slice(target.lastIndexOf("/") + 1)];
  const parts = [...(schema?.allOf ?? []), ...(referenced ? [referenced] : [])];
  return Object.assign({}, ...parts.map((part) => propertiesOf(document, part)), schema?.properties);
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
