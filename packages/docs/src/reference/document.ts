/** What the reference reads by itself of a bundled document; `@crm-invoices/openapi` reads the rest. */
export interface Document {
  readonly info: { readonly title: string; readonly description: string; readonly "x-api-version": string };
  readonly servers: readonly { readonly url: string; readonly description?: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly externalDocs?: { readonly url: string; readonly description?: string };
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, { readonly description: string }>>;
  };
}
