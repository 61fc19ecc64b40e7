export type { BrandDefinition, OperationDefinition } from "./brand-definition.ts";
export { readOperations } from "./brand-definition.ts";
export { createBrandClient } from "./client.ts";
export type { Runtime } from "./runtime.ts";
