import {
  type JsonObject,
  type Located,
  listOperations,
  type Operation,
  pathParameterNames,
  type Schema,
  schemaName,
  schemaParts,
  successOf,
  valueAt,
  viewSchema,
} from "@crm-invoices/openapi";
import { pascal } from "../pascal.ts";
import { tsDoc } from "../tsdoc.ts";
import { requireName, type Update, updatesOf } from "./updates-module.ts";

/** How the resource of an update is read: by its id, in the path or in the query, or from a list of its kind. */
interface Reader {
  readonly operation: Operation;
  /** The property of a page that has the records; undefined when the operation gets one by its id. */
  readonly list?: string;
}

/**
 * Functions that read a resource, change it and write it back, one for each operation that replaces a resource that can be
 * read; undefined when there is none. It takes the client's view of the document.
 */
export function editsModule(document: JsonObject): string | undefined {
  const edits = updatesOf(document).flatMap((update) => {
    const reader = readerOf(document, update);
    return reader ? [{ ...update, reader }] : [];
  });
  if (edits.length === 0) return undefined;
  const functions = edits.map((update) => functionOf(document, update));
  const text = functions.join("\n");
  const core = ["type Change", "type EditOptions", "type EditResult", "edit", "readFromList"];
  const types = new Set(
    edits.flatMap(({ read, write, reader }) => [
      readName(document, reader, read),
      requireName(read),
      requireName(write),
    ]),
  );
  const parameters = edits.map(({ operation }) => `${pascal(operation.id)}Parameters`);
  const converters = edits.map(({ write }) => `to${requireName(write)}`);
  return `import {
${core
  .filter((name) => text.includes(name.replace("type ", "")))
  .map((name) => `\t${name},\n`)
  .join("")}} from "@crm-invoices/core/edit";
import type { Operations, ${[...parameters, "Version"].sort().join(", ")} } from "./client.ts";
import type { ${[...types].sort().join(", ")} } from "./types.ts";
import { ${[...new Set(converters)].sort().join(", ")} } from "./updates.ts";

export { type Change, EditError, type EditOptions, type EditResult, type Refusal } from "@crm-invoices/core/edit";

${text}`;
}

function functionOf(
  document: JsonObject,
  { operation, read, write, reader }: Update & { readonly reader: Reader },
): string {
  const [from, to] = [readName(document, reader, read), requireName(write)];
  const [id = ""] = pathParameterNames(operation.path);
  const calls = [...new Set([reader.operation.id, operation.id])]
    .map((name) => JSON.stringify(name))
    .join(" | ");
  const reading =
    reader.list === undefined
      ? `client.${reader.operation.id}({ ${id} }, call)`
      : `readFromList(client.${reader.operation.id}, ({ ${reader.list} }) => ${reader.list}, ${id}, call)`;
  const through =
    reader.list === undefined ? "" : ", which goes through the list as no operation gets one by its id";
  return `${tsDoc([
    `Reads with \`${reader.operation.id}\`${through}, makes the body of \`${operation.id}\` of what was read, lets \`change\` change it, and writes it.`,
    "Right before it writes, it reads once more, and refuses with an `EditError` when the record has changed, by its `updatedAt` or in what the update would overwrite. **It cannot be atomic**: the API has no condition on an update, so what somebody writes after that read is overwritten.",
    "An error whose `uncertain` is true says that the update may have been carried out: read the record before you edit it again.",
    `@throws TypeError that names the field, when what was read cannot be turned into the body of \`${operation.id}\`; it is what the edit rejects with.`,
  ])}export function edit${pascal(operation.id).replace(/^Update/, "")}(
	client: Pick<Operations, ${calls}>,
	{ ${id} }: Pick<${pascal(operation.id)}Parameters, ${JSON.stringify(id)}>,
	change: Change<${to}, ${from}>,
	options: EditOptions<Version> = {},
): Promise<EditResult<${requireName(read)}>> {
	return edit(
		{
			read: (call) => ${reading},
			toBody: to${to},
			write: (body, call) => client.${operation.id}({ ${id}, body }, call),
		},
		change,
		options,
	);
}
`;
}

/** The name of what the reader resolves with, or has a list of. */
function readName(document: JsonObject, { operation, list }: Reader, read: Located): string {
  const schema = successOf(document, operation)?.body?.schema;
  return (list === undefined && schema && schemaName(schema)) || requireName(read);
}

function readerOf(document: JsonObject, { operation, read }: Update): Reader | undefined {
  const gets = listOperations(document).filter(({ method }) => method === "GET");
  const names = pathParameterNames(operation.path);
  const own = gets.find(({ path }) => path === operation.path);
  const byQuery = gets.find(
    (each) =>
      isMadeOf(document, successOf(document, each)?.body?.schema, read) &&
      each.parameters.some(
        ({ name, in: place, required }) => place === "query" && required && names.includes(name),
      ),
  );
  const byId = own ?? byQuery;
  if (byId) return { operation: byId };
  for (const each of gets) {
    const page = successOf(document, each)?.body?.schema;
    if (page === undefined || !("node" in page)) continue;
    for (const [list, property] of viewSchema(document, page, { alternatives: "first" }).properties) {
      const { items } = viewSchema(document, property, { alternatives: "first" });
      if (isMadeOf(document, items, read)) return { operation: each, list };
    }
  }
  return undefined;
}

/** Whether a schema is the one that is read, or one that has all of it. */
function isMadeOf(document: JsonObject, schema: Schema | undefined, read: Located): boolean {
  const wanted = valueAt(document, `/components/schemas/${requireName(read)}`);
  return (
    schema !== undefined &&
    "node" in schema &&
    schemaParts(document, schema).some(({ node }) => node === wanted)
  );
}
