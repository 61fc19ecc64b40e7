export type { Client, Middleware } from "openapi-fetch";
export type { BrandDefinition, OperationDefinition } from "./brand.ts";
export { createBrandClient } from "./client.ts";
export type { ClientOptions } from "./options.ts";
