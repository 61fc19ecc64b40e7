import type { JsonObject } from "@crm-invoices/openapi";
import { isErrorClass } from "./client-module.ts";

/**
 * TypeScript types of a document: `paths`, `components` and one exported type per schema, but for the bodies of errors:
 * entries export the error classes by these names.
 */
export async function typesModule(document: JsonObject): Promise<string> {
  // They load a compiler; a run that finds nothing to do is spared that.
  const { default: openapiTypeScript, astToString } = await import("openapi-typescript");
  const { nameSchemas } = await import("./name-schemas.ts");
  const source = Buffer.from(JSON.stringify(document));
  const nodes = await openapiTypeScript(source, {
    alphabetize: false,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
  });
  return astToString(nameSchemas(nodes, (schema) => !isErrorClass(schema)));
}
