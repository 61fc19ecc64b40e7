import {
  canonical,
  childPointer,
  isList,
  isObject,
  isText,
  type JsonObject,
  type Located,
  listOf,
  locate,
  member,
  members,
} from "@crm-invoices/openapi";

/** What the observed contract says of one thing, beside the documented one. */
export interface ContractChange {
  /**
   * `relaxed`: more is valid. `described`: a field has a schema that the documented contract leaves open. `tightened`:
   * something that is valid in the documented contract is not, or cannot be shown to be.
   */
  readonly kind: "relaxed" | "described" | "tightened";
  /** The pointer in the observed document; in the documented one where the observed one has nothing. */
  readonly pointer: string;
  readonly documented: string;
  readonly observed: string;
}

/** Compares schemas of two bundled documents, and collects what has changed. */
export class SchemaComparison {
  readonly #documented: unknown;
  readonly #observed: unknown;
  readonly #changes = new Map<string, ContractChange>();
  readonly #met = new Set<string>();

  constructor(documented: unknown, observed: unknown) {
    this.#documented = documented;
    this.#observed = observed;
  }

  get changes(): ContractChange[] {
    return [...this.#changes.values()];
  }

  note(kind: ContractChange["kind"], pointer: string, documented: string, observed: string): void {
    const change = { kind, pointer, documented, observed };
    this.#changes.set(JSON.stringify(change), change);
  }

  compareRequired(pointer: string, before: boolean, after: boolean): void {
    if (before !== after) {
      this.note(after ? "tightened" : "relaxed", pointer, inWords(before), inWords(after));
    }
  }

  compareSchemas(before: Located, after: Located): void {
    const pair = `${before.pointer} ${after.pointer}`;
    if (this.#met.has(pair)) {
      return;
    }
    this.#met.add(pair);
    const one = this.#view(this.#documented, before);
    const other = this.#view(this.#observed, after);
    if (other.node === undefined || other.node === true) {
      if (one.node !== undefined && one.node !== true) {
        this.note("relaxed", after.pointer, "a schema", "any value");
      }
      return;
    }
    if (!isObject(other.node) || (one.node !== undefined && !isObject(one.node))) {
      if (canonical(one.node) !== canonical(other.node)) {
        this.note("tightened", after.pointer, "another schema", "a schema that is not compared");
      }
      return;
    }
    this.#compareKeywords({ node: one.node ?? {}, pointer: one.pointer }, { ...other, node: other.node });
  }

  #compareKeywords(
    before: Located & { readonly node: JsonObject },
    after: Located & { readonly node: JsonObject },
  ): void {
    const keywords = new Set([...Object.keys(before.node), ...Object.keys(after.node)]);
    for (const keyword of keywords) {
      const [one, other] = [before.node[keyword], after.node[keyword]];
      const pointer = childPointer(after.pointer, keyword);
      if (isAnnotation(keyword) || keyword === "enum" || keyword === "const") {
        continue;
      }
      const child = (): [Located, Located] => [
        { node: one, pointer: childPointer(before.pointer, keyword) },
        { node: other, pointer },
      ];
      if (keyword === "properties") {
        this.#compareProperties(before, after);
      } else if (keyword === "required") {
        this.#compareNames(after.pointer, listOf(one), listOf(other));
      } else if (keyword === "type") {
        this.#compareTypes(pointer, one, other);
      } else if (keyword === "items" || keyword === "additionalProperties") {
        this.compareSchemas(...child());
      } else if (keyword === "allOf" || keyword === "anyOf" || keyword === "oneOf") {
        this.#compareParts(keyword, ...child());
      } else if (other === undefined) {
        this.note("relaxed", after.pointer, `${keyword} ${JSON.stringify(one)}`, `no ${keyword}`);
      } else if (canonical(one) !== canonical(other) || JSON.stringify(one).includes('"$ref"')) {
        const was = one === undefined ? `no ${keyword}` : `${keyword} ${JSON.stringify(one)}`;
        this.note("tightened", pointer, was, `${keyword} ${JSON.stringify(other)}`);
      }
    }
    this.#compareValues(after.pointer, valuesOf(before.node), valuesOf(after.node));
  }

  #compareProperties(
    before: Located & { readonly node: JsonObject },
    after: Located & { readonly node: JsonObject },
  ): void {
    const [properties, others] = [before.node["properties"], after.node["properties"]];
    for (const [name, schema] of members(others)) {
      const pointer = childPointer(after.pointer, "properties", name);
      const known = member(properties, name);
      if (known !== undefined) {
        const documented = { node: known, pointer: childPointer(before.pointer, "properties", name) };
        this.compareSchemas(documented, { node: schema, pointer });
        continue;
      }
      const rest = before.node["additionalProperties"];
      const kind = rest === undefined || rest === true ? "described" : "relaxed";
      this.note(kind, pointer, "not described", typeInWords(schema));
    }
    for (const [name] of members(properties)) {
      if (member(others, name) === undefined) {
        const rest = after.node["additionalProperties"];
        const kind = rest === undefined || rest === true ? "relaxed" : "tightened";
        this.note(kind, childPointer(before.pointer, "properties", name), "described", "not described");
      }
    }
  }

  #compareNames(pointer: string, before: readonly unknown[], after: readonly unknown[]): void {
    for (const name of after.filter((one) => !before.includes(one))) {
      this.note("tightened", childPointer(pointer, "properties", String(name)), "optional", "required");
    }
    for (const name of before.filter((one) => !after.includes(one))) {
      this.note("relaxed", childPointer(pointer, "properties", String(name)), "required", "optional");
    }
  }

  #compareTypes(pointer: string, before: unknown, after: unknown): void {
    const [types, others] = [typesIn(before), typesIn(after)];
    if (others === undefined) {
      this.note("relaxed", pointer, String(types?.join(" or ")), "any type");
    } else if (types === undefined) {
      this.note("tightened", pointer, "any type", others.join(" or "));
    } else {
      const lost = types.filter(
        (type) => !others.includes(type) && !(type === "integer" && others.includes("number")),
      );
      const gained = others.filter((type) => !types.includes(type));
      if (lost.length + gained.length > 0) {
        const kind = lost.length > 0 ? "tightened" : "relaxed";
        this.note(kind, pointer, types.join(" or "), others.join(" or "));
      }
    }
  }

  #compareValues(
    pointer: string,
    before: readonly string[] | undefined,
    after: readonly string[] | undefined,
  ): void {
    if (after === undefined) {
      if (before !== undefined) {
        this.note("relaxed", pointer, before.join(", "), "any value");
      }
    } else if (before === undefined || before.some((value) => !after.includes(value))) {
      this.note("tightened", pointer, before?.join(", ") ?? "any value", after.join(", "));
    } else if (after.length > before.length) {
      this.note("relaxed", pointer, before.join(", "), after.join(", "));
    }
  }

  /** Parts are compared one by one. A part more of `allOf`, or a part less of the others, cannot be shown to be wider. */
  #compareParts(keyword: string, before: Located, after: Located): void {
    const [parts, others] = [before.node, after.node].map(listOf);
    if (parts?.length !== others?.length) {
      this.note("tightened", after.pointer, `other parts of ${keyword}`, "parts that are not compared");
      return;
    }
    // A value has to match one part of oneOf only: a part that is wider may take it away from another.
    const comparison = keyword === "oneOf" ? new SchemaComparison(this.#documented, this.#observed) : this;
    parts?.forEach((part, index) => {
      comparison.compareSchemas(
        { node: part, pointer: childPointer(before.pointer, index) },
        { node: others?.[index], pointer: childPointer(after.pointer, index) },
      );
    });
    if (comparison !== this && comparison.#changes.size > 0) {
      this.note(
        "tightened",
        after.pointer,
        "alternatives",
        "other alternatives, of which only one may match",
      );
    }
  }

  /** The schema with the keywords beside its reference; these hold as well, as if they were parts of `allOf`. */
  #view(document: unknown, from: Located): Located {
    const target = locate(document, from);
    if (!isObject(from.node) || !isText(from.node["$ref"]) || !isObject(target.node)) {
      return target;
    }
    const { $ref: _, ...beside } = from.node;
    const stated = Object.keys(beside).filter((keyword) => !isAnnotation(keyword));
    if (stated.length === 0) {
      return target;
    }
    const both = { allOf: [target.node, beside] };
    return { node: both, pointer: from.pointer };
  }
}

const annotations = new Set([
  "$comment",
  "default",
  "deprecated",
  "description",
  "example",
  "examples",
  "summary",
  "title",
]);

/** Whether a keyword says nothing of what is valid. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

function typesIn(value: unknown): string[] | undefined {
  return value === undefined ? undefined : (isList(value) ? value : [value]).map(String);
}

function valuesOf(node: JsonObject): string[] | undefined {
  if (Object.hasOwn(node, "const")) {
    return [canonical(node["const"])];
  }
  return isList(node["enum"]) ? node["enum"].map(canonical) : undefined;
}

function inWords(required: boolean): string {
  return required ? "required" : "optional";
}

function typeInWords(schema: unknown): string {
  if (isText(member(schema, "$ref"))) {
    return String(member(schema, "$ref")).replace(/^.*\//, "");
  }
  return typesIn(member(schema, "type"))?.join(" or ") ?? "any type";
}
