/** What the reference reads of a bundled OpenAPI document. */
export interface Document {
  readonly info: { readonly title: string; readonly description: string; readonly "x-api-version": string };
  readonly servers: readonly { readonly url: string; readonly description?: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly externalDocs?: { readonly url: string; readonly description?: string };
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components: Components;
}

export interface Components {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly headers: Readonly<Record<string, Header>>;
  readonly examples: Readonly<Record<string, Example>>;
  readonly securitySchemes: Readonly<Record<string, { readonly description: string } & SecurityScheme>>;
}

interface SecurityScheme {
  readonly "x-token-user-type"?: string;
}

export const methods = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof methods)[number];
export type PathItem = Readonly<Partial<Record<Method, OperationObject>>>;

/** How sure a statement is that no page makes, and the entries of the ledger that tell about it. */
export interface Marked {
  readonly "x-evidence"?: "R" | "A" | "U" | undefined;
  readonly "x-ledger"?: string | readonly string[] | undefined;
}

interface Reference {
  readonly $ref?: string | undefined;
}

export interface OperationObject extends Marked {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

export interface RequestBody {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Media;
}

export interface Parameter extends Reference, Marked {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface Header extends Reference, Marked {
  readonly description?: string;
  readonly schema: Schema;
}

export interface ResponseObject extends Reference, Marked {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Media;
}

type Media = Readonly<Record<string, MediaType>>;

export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

export interface Example extends Reference, Marked {
  readonly summary?: string;
  readonly description?: string;
  readonly value: unknown;
}

export interface Schema extends Reference, Marked {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly deprecated?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** What the reference names, with what stands beside the reference laid over it; anything else as it is. */
export function follow<Node extends Reference>(components: Readonly<Record<string, Node>>, node: Node): Node {
  if (node.$ref === undefined) return node;
  const target = components[referenceName(node.$ref)];
  if (target === undefined) throw new Error(`The document refers to ${node.$ref}, which it does not have.`);
  return laidOver(follow(components, target), { ...node, $ref: undefined });
}

/** A node with what stands in another laid over it. The marks of a statement go together: either's, never a mixture. */
export function laidOver<Node>(node: Node, over: Node & Marked): Node {
  const marked = over["x-evidence"] !== undefined || over["x-ledger"] !== undefined;
  return { ...node, ...(marked && { "x-evidence": undefined, "x-ledger": undefined }), ...over };
}

/** The schema of a parameter or header, with what is said of it there. */
export function schemaOf({ schema, description, ...owner }: Parameter | Header): Schema {
  const { "x-evidence": evidence, "x-ledger": ledger } = owner;
  return laidOver(schema, {
    ...(description !== undefined && { description }),
    ...((evidence ?? ledger) !== undefined && { "x-evidence": evidence, "x-ledger": ledger }),
  });
}

/** `Invoice` for `#/components/schemas/Invoice`. */
export function referenceName(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** The media type of every body here. */
export function json(content: Media | undefined): MediaType | undefined {
  return content?.["application/json"];
}
