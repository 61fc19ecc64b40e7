import {
  type JsonObject,
  type Located,
  listOperations,
  type Operation,
  requestBodyOf,
  schemaName,
  successOf,
} from "@crm-invoices/openapi";
import { UserError } from "../../command/user-error.ts";
import { SchemaComparison } from "../../observed/compare-schemas.ts";
import { tsDoc } from "../tsdoc.ts";
import { Conversions } from "./conversions.ts";
import { type UpdateRule, UpdateRules } from "./rules.ts";

/** An operation that replaces what another reads. */
export interface Update {
  readonly operation: Operation;
  /** The schema that the API returns, and the one that the update takes. */
  readonly read: Located;
  readonly write: Located;
}

/**
 * Functions that make the body of an update of what was read, one for each operation that replaces a resource; undefined
 * when there is none. It takes the client's view of the documents, in which what the client fills in is optional.
 *
 * @param documented the documented contract: what it reads becomes, in types too, what it writes.
 */
export function updatesModule(
  document: JsonObject,
  rules: readonly UpdateRule[],
  documented: JsonObject = {},
): string | undefined {
  const updates = updatesOf(document);
  const demanding = new Set(
    updatesOf(documented)
      .filter((update) => demandsMore(documented, document, update))
      .map(namesOf),
  );
  if (updates.length === 0) return undefined;
  const known = new UpdateRules(rules);
  const conversions = new Conversions(document, known);
  for (const { read, write } of updates)
    conversions.convert(read, write, requireName(read), requireName(write));
  const helpers = conversions.make();
  known.settle();
  const functions = updates.map((update) => functionOf(update, conversions, demanding.has(namesOf(update))));
  const imported = ["UpdateOptions", ...conversions.imports].map((name) =>
    name === "UpdateOptions" ? `type ${name}` : name,
  );
  return `import {
${imported.map((name) => `\t${name},\n`).join("")}} from "@crm-invoices/core/updates";
import type {
${conversions.types.map((name) => `\t${name},\n`).join("")}} from "./types.ts";
${demanding.size > 0 ? 'import type * as documented from "./documented/types.ts";\n' : ""}
export type { UpdateOptions } from "@crm-invoices/core/updates";

${functions.join("\n")}
${helpers.join("\n")}`;
}

/** The operations that replace one resource: `PUT` on a path that ends in its id. */
export function updatesOf(document: JsonObject): Update[] {
  return listOperations(document).flatMap((operation) => {
    const read = successOf(document, operation)?.body?.schema;
    const write = requestBodyOf(document, operation)?.body?.schema;
    const replaces = operation.method === "PUT" && operation.path.endsWith("}");
    return replaces && read && write ? [{ operation, read, write }] : [];
  });
}

/** Whether the documented contract wants more than the other one of what an update writes. */
function demandsMore(documented: JsonObject, document: JsonObject, { write }: Update): boolean {
  const comparison = new SchemaComparison(documented, document);
  comparison.compareSchemas(write, write);
  return comparison.changes.some((change) => change.documented === "required");
}

const namesOf = ({ read, write }: Update): string => `${requireName(read)} ${requireName(write)}`;

function functionOf(
  { operation, read, write }: Update,
  conversions: Conversions,
  demandsMore: boolean,
): string {
  const [from, to] = [requireName(read), requireName(write)];
  const name = from.charAt(0).toLowerCase() + from.slice(1);
  const convert = conversions.convert(read, write, from, to);
  const notes = conversions.notes(convert).map((note) => `- ${note}`);
  const text = tsDoc([
    `Makes the body of \`${operation.id}\` of what was read, so that it can be changed and sent back.`,
    `What the operation does not take is left out, and an instant becomes a day where it takes one: see \`UpdateOptions\`.`,
    notes.length > 0 && `Decided by the entries of the ledger that are named:\n${notes.join("\n")}`,
    `@throws TypeError that names the field, when what was read lacks what \`${operation.id}\` requires or has a value that cannot become one that it takes.`,
  ]);
  // What has everything that is documented to be read can be written by either contract.
  const signatures = demandsMore
    ? `${tsDoc(["The same of what the client with the documented types has read."])}export function to${to}(${name}: documented.${from}, options?: UpdateOptions): documented.${to} & ${to};
${text}export function to${to}(${name}: ${from}, options?: UpdateOptions): ${to};
`
    : text;
  return `${signatures}export function to${to}(${name}: ${from}, options: UpdateOptions = {}): ${to} {
	return ${convert}(${name}, ${JSON.stringify(name)}, options);
}
`;
}

export function requireName(schema: Located): string {
  const name = schemaName(schema);
  if (name === undefined) {
    throw new UserError(
      `An update is read and written as schemas with a name; the one at ${schema.pointer} has none. Give it a file in spec/schemas.`,
    );
  }
  return name;
}
