import { createRequire } from "node:module";

/** What these tests read of a bundled OpenAPI document. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: Components;
}

export interface Components {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly examples: Readonly<Record<string, Example>>;
}

export interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

interface Reference {
  readonly $ref?: string | undefined;
}

export interface Parameter extends Reference {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface ResponseObject extends Reference {
  readonly content?: Content;
}

type Content = Readonly<Record<string, MediaType>>;

export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

export interface Example extends Reference {
  readonly value: unknown;
}

export interface Schema extends Reference {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The bundled document of a brand. */
export function readDocument(brand: string): Document {
  return createRequire(import.meta.url)(`@crm-invoices/spec/${brand}.json`);
}

/** What the reference names, with what stands beside the reference laid over it; anything else as it is. */
export function follow<Node extends Reference>(components: Readonly<Record<string, Node>>, node: Node): Node {
  if (node.$ref === undefined) return node;
  const target = components[node.$ref.slice(node.$ref.lastIndexOf("/") + 1)];
  if (target === undefined) throw new Error(`The document refers to ${node.$ref}, which it does not have.`);
  return { ...follow(components, target), ...node, $ref: undefined };
}
