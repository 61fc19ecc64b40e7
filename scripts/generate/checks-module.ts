import {
  isObject,
  isText,
  type JsonObject,
  listOf,
  listOperations,
  referenceName,
  type Schema,
  successOf,
  valueAt,
  viewSchema,
} from "@crm-invoices/openapi";

/**
 * The checks of what each operation responds with: one constant for each schema with a name, so that a bundler keeps only those
 * that the operations of a program need. Of alternatives, what all of them state is checked.
 */
export function checksModule(document: JsonObject): string {
  const shapes = new Shapes(document);
  const checks = listOperations(document).flatMap((operation) => {
    const schema = successOf(document, operation)?.body?.schema;
    return schema ? [{ id: operation.id, shape: shapes.of(schema) }] : [];
  });
  return `import type { OperationCheck, Shape } from "@crm-invoices/core/checks";

export {
	checkResponses,
	type Difference,
	type Kind,
	type OperationCheck,
	type Shape,
} from "@crm-invoices/core/checks";

${shapes.constants().join("\n")}
${checks.map(({ id, shape }) => `/** The check of what \`${id}\` responds with. */\nexport const ${id}: OperationCheck = { operationId: ${JSON.stringify(id)}, shape: ${shape} };\n`).join("\n")}
/** The checks of all operations whose response has a body. */
export const allChecks: readonly OperationCheck[] = [
${checks.map(({ id }) => `\t${id},\n`).join("")}];
`;
}

/** Writes schemas as shapes of `@crm-invoices/core/checks`. */
class Shapes {
  readonly #document: JsonObject;
  /** The shapes of schemas with a name, in an order in which each comes after those that it is made of. */
  readonly #named = new Map<string, string>();
  readonly #open = new Set<string>();

  constructor(document: JsonObject) {
    this.#document = document;
  }

  constants(): string[] {
    return [...this.#named].map(([name, shape]) => `const ${name}: Shape = ${shape};\n`);
  }

  /** The expression of a schema: the name of its constant, or what it says. */
  of(schema: Schema): string {
    const reference = "node" in schema && isObject(schema.node) ? schema.node["$ref"] : undefined;
    // What stands beside a reference, such as a description, says nothing about kinds.
    if (!isText(reference)) return this.#inline(schema);
    const name = referenceName(reference);
    if (this.#open.has(name)) return `() => ${name}`;
    if (!this.#named.has(name)) {
      this.#open.add(name);
      const pointer = reference.slice(1);
      const shape = this.#inline({ node: valueAt(this.#document, pointer), pointer });
      this.#open.delete(name);
      this.#named.set(name, shape);
    }
    return name;
  }

  #inline(schema: Schema): string {
    const { keywords, required, properties, items } = viewSchema(this.#document, schema, {
      alternatives: "union",
    });
    const constant = keywords.get("const");
    const values = constant ? [constant.value] : keywords.get("enum")?.value;
    if (values !== undefined) return `{ values: ${JSON.stringify(values)} }`;
    const stated = keywords.get("type")?.value;
    const kinds = (typeof stated === "string" ? [stated] : listOf(stated)).map((kind) =>
      kind === "integer" ? "number" : String(kind),
    );
    if (kinds.length === 1 && kinds[0] === "object" && properties.size + required.size > 0) {
      const members = [...properties].map(([name, member]) => `${JSON.stringify(name)}: ${this.of(member)}`);
      return `{ required: ${JSON.stringify([...required.keys()])}, properties: { ${members.join(", ")} } }`;
    }
    if (kinds.length === 1 && kinds[0] === "array" && items) return `{ items: ${this.of(items)} }`;
    return JSON.stringify(kinds.join("|"));
  }
}
