export type { BrandDefinition, OperationRow } from "./brand-definition.ts";
export { readOperations } from "./brand-definition.ts";
export { createBrandClient } from "./client.ts";
export type { Runtime } from "./runtime.ts";
