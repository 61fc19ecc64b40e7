import {
  canonical,
  childPointer,
  type Located,
  listOperations,
  listWebhooks,
  locate,
  member,
  members,
  type Operation,
  requestBodyOf,
  responsesOf,
} from "@crm-invoices/openapi";
import { type ContractChange, SchemaComparison } from "./compare-schemas.ts";

/**
 * Compares two bundled documents, statement by statement, wherever their references lead. Everything that is valid in
 * the documented contract is valid in the observed one when nothing is tightened, but for fields that are described: a
 * name that the documented contract leaves open is refused with a value of another type.
 */
export function compareContracts(documented: unknown, observed: unknown): ContractChange[] {
  return new ContractComparison(documented, observed).run();
}

class ContractComparison {
  readonly #documented: unknown;
  readonly #observed: unknown;
  readonly #schemas: SchemaComparison;

  constructor(documented: unknown, observed: unknown) {
    this.#documented = documented;
    this.#observed = observed;
    this.#schemas = new SchemaComparison(documented, observed);
  }

  run(): ContractChange[] {
    const after = new Map(operationsOf(this.#observed).map((one) => [`${one.method} ${one.path}`, one]));
    for (const operation of operationsOf(this.#documented)) {
      const name = `${operation.method} ${operation.path}`;
      const other = after.get(name);
      after.delete(name);
      if (other === undefined) {
        this.#schemas.note("tightened", operation.pointer, name, "no such operation");
      } else {
        this.#compareOperation(operation, other);
      }
    }
    for (const [name, { pointer }] of after) {
      this.#schemas.note("relaxed", pointer, "no such operation", name);
    }
    return this.#schemas.changes;
  }

  #compareOperation(before: Operation, after: Operation): void {
    for (const keyword of ["security", "servers"]) {
      if (canonical(before.node[keyword]) !== canonical(after.node[keyword])) {
        this.#schemas.note(
          "tightened",
          after.pointer,
          `other ${keyword}`,
          `${keyword} that are not compared`,
        );
      }
    }
    for (const parameter of after.parameters) {
      const other = before.parameters.find((one) => one.name === parameter.name && one.in === parameter.in);
      if (other === undefined) {
        const kind = parameter.required ? "tightened" : "described";
        this.#schemas.note(kind, parameter.pointer, "no such parameter", "a parameter");
        continue;
      }
      this.#schemas.compareRequired(parameter.pointer, other.required, parameter.required);
      this.#schemas.compareSchemas(schemaOf(other), schemaOf(parameter));
    }
    for (const { name, in: place, pointer } of before.parameters) {
      if (!after.parameters.some((one) => one.name === name && one.in === place)) {
        this.#schemas.note("tightened", pointer, name, "no such parameter");
      }
    }
    const [body, otherBody] = [requestBodyOf(this.#documented, before), requestBodyOf(this.#observed, after)];
    if (body !== undefined && otherBody !== undefined) {
      this.#schemas.compareRequired(otherBody.pointer, body.required, otherBody.required);
      this.#compareContent(body, otherBody);
    } else if (body !== undefined || otherBody !== undefined) {
      const pointer = (otherBody ?? body)?.pointer ?? "";
      this.#schemas.note("tightened", pointer, body ? "a body" : "no body", otherBody ? "a body" : "no body");
    }
    this.#compareResponses(before, after);
  }

  #compareResponses(before: Operation, after: Operation): void {
    const others = new Map(responsesOf(this.#observed, after).map((one) => [one.status, one]));
    for (const response of responsesOf(this.#documented, before)) {
      const other = others.get(response.status);
      others.delete(response.status);
      if (other === undefined) {
        this.#schemas.note("tightened", response.pointer, response.status, "no such response");
        continue;
      }
      this.#compareContent(response, other);
      this.#compareHeaders(response, other);
    }
    for (const { status, statedAt } of others.values()) {
      this.#schemas.note("relaxed", statedAt, "no such response", status);
    }
  }

  #compareHeaders(before: Located, after: Located): void {
    const [headers, others] = [member(before.node, "headers"), member(after.node, "headers")];
    for (const [name, header] of members(others)) {
      const pointer = childPointer(after.pointer, "headers", name);
      const found = locate(this.#observed, { node: header, pointer });
      const known = member(headers, name);
      if (known === undefined) {
        const isRequired = member(found.node, "required") === true;
        this.#schemas.note(isRequired ? "tightened" : "described", pointer, "no such header", "a header");
        continue;
      }
      const other = locate(this.#documented, {
        node: known,
        pointer: childPointer(before.pointer, "headers", name),
      });
      this.#schemas.compareSchemas(schemaOf(other), schemaOf(found));
    }
    for (const [name] of members(headers)) {
      if (member(others, name) === undefined) {
        this.#schemas.note("relaxed", childPointer(before.pointer, "headers", name), name, "no such header");
      }
    }
  }

  #compareContent(before: Located, after: Located): void {
    const types = members(member(before.node, "content"));
    for (const [type, body] of types) {
      const other = member(member(after.node, "content"), type);
      const at = (pointer: string): string => childPointer(pointer, "content", type);
      if (other === undefined) {
        this.#schemas.note("tightened", at(before.pointer), type, "no such media type");
      } else {
        this.#schemas.compareSchemas(
          schemaOf({ node: body, pointer: at(before.pointer) }),
          schemaOf({ node: other, pointer: at(after.pointer) }),
        );
      }
    }
    const added = members(member(after.node, "content")).filter(([type]) =>
      types.every(([one]) => one !== type),
    );
    for (const [type] of added) {
      // Without any content, everything is valid.
      const kind = types.length === 0 ? "tightened" : "relaxed";
      this.#schemas.note(kind, childPointer(after.pointer, "content", type), "no such media type", type);
    }
  }
}

function operationsOf(document: unknown): Operation[] {
  return [...listOperations(document), ...listWebhooks(document)];
}

function schemaOf({ node, pointer }: Located): Located {
  return { node: member(node, "schema"), pointer: childPointer(pointer, "schema") };
}
