import {
  allowsType,
  canonical,
  type JsonObject,
  type Schema,
  type SchemaView,
  schemaName,
  typesOf,
  valuesOf,
  viewSchema,
} from "@crm-invoices/openapi";
import { UserError } from "../../command/user-error.ts";
import type { UpdateRule, UpdateRules } from "./rules.ts";

/** An expression that converts a value, and where the value is, as an expression that gives its path at run time. */
interface Place {
  readonly value: string;
  readonly path: string;
}

/** A pair of schemas between which a generated function converts. */
interface Pair {
  readonly read: Schema | undefined;
  readonly write: Schema;
  readonly from: string;
  readonly to: string;
}

/**
 * The generated functions that turn what was read into what is written, each made once. A value is passed on where the one
 * schema allows nothing that the other does not; text becomes a day, and a value of a kind that is not known is checked,
 * where the written schema wants it.
 */
export class Conversions {
  readonly #document: JsonObject;
  readonly #rules: UpdateRules;
  readonly #pairs = new Map<string, Pair>();
  readonly #imports = new Set<string>();
  readonly #types = new Set<string>();
  /** The text of each function, and the properties that a rule decides in it. */
  readonly #made = new Map<string, { readonly text: string; readonly notes: readonly string[] }>();

  constructor(document: JsonObject, rules: UpdateRules) {
    this.#document = document;
    this.#rules = rules;
  }

  /** What the module imports of the client runtime. */
  get imports(): string[] {
    return [...this.#imports].sort();
  }

  /** The named schemas that the module mentions. */
  get types(): string[] {
    return [...this.#types].sort();
  }

  /** Names the function that converts between two objects. */
  convert(read: Schema | undefined, write: Schema, from: string, to: string): string {
    const name = `${from === "" ? "unknown" : from.charAt(0).toLowerCase() + from.slice(1)}To${to}`;
    if (!this.#pairs.has(name)) this.#pairs.set(name, { read, write, from, to });
    return name;
  }

  /** Makes the functions that were named, and those that they call. */
  make(): string[] {
    // A map gives what is added while it is gone through, too.
    for (const [name, pair] of this.#pairs) this.#made.set(name, this.#function(name, pair));
    return [...this.#made.values()].map(({ text }) => text);
  }

  /** What rules decide in a function and in those that it calls. */
  notes(name: string, met: Set<string> = new Set()): string[] {
    const made = this.#made.get(name);
    if (made === undefined || met.has(name)) return [];
    met.add(name);
    const called = [...this.#made.keys()].filter((other) => made.text.includes(`${other}(`));
    return [...made.notes, ...called.flatMap((other) => this.notes(other, met))];
  }

  #view(schema: Schema): SchemaView {
    return viewSchema(this.#document, schema, { alternatives: "keep" });
  }

  #function(name: string, { read, write, from, to }: Pair): { text: string; notes: string[] } {
    const [source, target] = [read && this.#view(read), this.#view(write)];
    this.#types.add(to);
    if (source !== undefined) this.#types.add(from);
    const notes: string[] = [];
    const lines = [...target.properties].flatMap(([key, schema]) => {
      const rule = this.#rules.find(to, key, from);
      if (rule !== undefined) notes.push(noteOf(key, rule));
      if (rule?.action.kind === "leaveOut") return [];
      return this.#property(key, schema, { name, source, target, action: rule?.action });
    });
    // A schema that takes any value, or any other fields, is given all that was read.
    const others = target.additionalProperties;
    const isOpen =
      !target.keywords.has("type") || (others !== undefined && "node" in others && others.node === true);
    const body = [...(isOpen ? ["...value"] : []), ...lines].map((line) => `\t\t${line},\n`).join("");
    const parameter = (parameterName: string) =>
      new RegExp(`[ {]${parameterName}[.,})]`).test(body) ? parameterName : `_${parameterName}`;
    const type = source === undefined ? "Readonly<Record<string, unknown>>" : from;
    const undocumented = body.includes("undocumented[")
      ? "\tconst undocumented: Readonly<Record<string, unknown>> = value;\n"
      : "";
    const text = `function ${name}(value: ${type}, ${parameter("path")}: string, ${parameter("options")}: UpdateOptions): ${to} {
${undocumented}	return {
${body}	};
}
`;
    return { text, notes };
  }

  #property(
    key: string,
    write: Schema,
    {
      name,
      source,
      target,
      action,
    }: {
      readonly name: string;
      readonly source: SchemaView | undefined;
      readonly target: SchemaView;
      readonly action: UpdateRule["action"] | undefined;
    },
  ): string {
    const read = source?.properties.get(key);
    const required = target.required.has(key);
    // What is read may have more than is documented: what the update takes of that is kept, or an update would lose it.
    const owner = source === undefined ? "value" : "undocumented";
    const place: Place = {
      value: read === undefined ? `${owner}[${literal(key)}]` : access(key),
      path: `\`\${path}.${key}\``,
    };
    const converted = (value: string) =>
      this.#expression(read, write, { ...place, value }, `${name}.${key}`, action?.kind === "day");
    if (action?.kind === "otherwise") {
      const fallback = literal(action.value);
      return `${quoted(key)}: ${place.value} == null ? ${fallback} : ${converted(place.value)}`;
    }
    // Also where it is documented to be always read: without it, an update would take it away.
    if (required) {
      this.#imports.add("required");
      return `${quoted(key)}: ${converted(`required(${place.value}, ${place.path})`)}`;
    }
    return `...(${this.#isThere(read, write, place)} && { ${quoted(key)}: ${converted(place.value)} })`;
  }

  /** An expression that tells whether there is anything to write. */
  #isThere(read: Schema | undefined, write: Schema, { value }: Place): string {
    const isOpen = read === undefined || this.#view(read).properties.size === 0;
    const { properties, required } = this.#view(write);
    // Where the fields of an object are not documented, an empty one is seen in the place of none.
    if (!isOpen || properties.size === 0 || required.size === 0) return `${value} != null`;
    this.#imports.add("isFilled");
    return `isFilled(${value})`;
  }

  /** An expression that makes the written value of the read one. */
  #expression(read: Schema | undefined, write: Schema, place: Place, where: string, isDay: boolean): string {
    const target = this.#view(write);
    const source = read && this.#view(read);
    if (target.alternatives.length > 0) return this.#alternative(read, write, place, where);
    const wanted = typesOf(target)?.filter((type) => type !== "null");
    if (wanted === undefined) return place.value;
    const given = source && typesOf(source)?.filter((type) => type !== "null");
    const [type] = wanted;
    if (type === undefined || wanted.length > 1) {
      throw cannot(where, `the update takes several types (${wanted.join(", ")})`);
    }
    if (given !== undefined && !given.every((one) => allowsType(wanted, one))) {
      throw cannot(where, `${given.join(" or ")} is read, ${type} is written`);
    }
    switch (type) {
      case "object":
        return this.#object(read, write, place, where);
      case "array":
        return this.#array(source, target, place, where);
      default:
        return this.#scalar(source, target, type, place, isDay);
    }
  }

  #alternative(read: Schema | undefined, write: Schema, place: Place, where: string): string {
    const choices = this.#view(write).alternatives.flatMap(({ schemas }) => schemas);
    const source = read && this.#view(read);
    const offered = source?.alternatives.flatMap(({ schemas }) => schemas) ?? [];
    if (offered.length > 0 && offered.every((one) => choices.some((other) => same(one, other)))) {
      return place.value;
    }
    const name = read && schemaName(read);
    const choice = choices.find((one) => name !== undefined && schemaName(one) === name);
    if (choice === undefined) throw cannot(where, "no alternative of the update is like what is read");
    return this.#expression(read, choice, place, where, false);
  }

  #object(read: Schema | undefined, write: Schema, place: Place, where: string): string {
    const [target, source] = [this.#view(write), read && this.#view(read)];
    const known = source !== undefined && typesOf(source) !== undefined;
    if (target.properties.size === 0) return known ? place.value : this.#checked("record", place);
    const to = schemaName(write);
    if (to === undefined) throw cannot(where, "the schema of the update has no name");
    const isOpen = source === undefined || source.properties.size === 0;
    const from = isOpen || read === undefined ? "" : schemaName(read);
    if (from === undefined) throw cannot(where, "the schema that is read has no name");
    const value = known ? place.value : this.#checked("record", place);
    return `${this.convert(isOpen ? undefined : read, write, from, to)}(${value}, ${place.path}, options)`;
  }

  #array(source: SchemaView | undefined, target: SchemaView, place: Place, where: string): string {
    const isList = source !== undefined && typesOf(source) !== undefined;
    const list = isList ? place.value : this.#checked("list", place);
    if (target.items === undefined) return isList ? list : `[...${list}]`;
    const item: Place = { value: "item", path: `${place.path.slice(0, -1)}[\${index}]\`` };
    const converted = this.#expression(source?.items, target.items, item, `${where}[]`, false);
    if (converted === item.value) return isList ? list : `[...${list}]`;
    const parameters = converted.includes(item.path.slice(1)) ? "(item, index)" : "(item)";
    return `${list}.map(${parameters} => ${converted})`;
  }

  #scalar(
    source: SchemaView | undefined,
    target: SchemaView,
    type: string,
    place: Place,
    isDay: boolean,
  ): string {
    const values = valuesOf(target);
    if (values !== undefined && !isSubset(source && valuesOf(source), values)) {
      this.#imports.add("oneOf");
      return `oneOf(${place.value}, ${literal(values)}, ${place.path})`;
    }
    const isKnown = source !== undefined && typesOf(source) !== undefined;
    const value = isKnown ? place.value : this.#checked(checks[type] ?? "text", place);
    const format = (view: SchemaView | undefined) => view?.keywords.get("format")?.value;
    if (!isDay && (format(target) !== "date" || format(source) === "date")) return value;
    this.#imports.add("day");
    return `day(${value}, ${place.path}, options)`;
  }

  #checked(check: string, { value, path }: Place): string {
    this.#imports.add(check);
    return `${check}(${value}, ${path})`;
  }
}

const checks: Readonly<Record<string, string>> = {
  string: "text",
  number: "numeric",
  integer: "numeric",
  boolean: "flag",
};

function isSubset(values: readonly unknown[] | undefined, others: readonly unknown[]): boolean {
  const known = others.map(canonical);
  return values?.every((value) => known.includes(canonical(value))) ?? false;
}

function same(one: Schema, other: Schema): boolean {
  return "node" in one && "node" in other && canonical(one.node) === canonical(other.node);
}

/** What a rule decides, for who uses the function. */
function noteOf(key: string, { action, ledger }: UpdateRule): string {
  switch (action.kind) {
    case "day":
      return `\`${key}\` is written as a day (${ledger}).`;
    case "leaveOut":
      return `\`${key}\` is left out (${ledger}).`;
    case "otherwise":
      return `\`${key}\` is \`${literal(action.value)}\` when none was read (${ledger}).`;
  }
}

function cannot(where: string, why: string): UserError {
  return new UserError(`${where}: ${why}. Correct a schema, or leave the property out in spec/updates.yaml.`);
}

const access = (key: string): string => (isName(key) ? `value.${key}` : `value[${JSON.stringify(key)}]`);
const quoted = (key: string): string => (isName(key) ? key : JSON.stringify(key));
const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);
const literal = (value: unknown): string => JSON.stringify(value);
