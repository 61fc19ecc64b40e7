import type { JsonObject } from "@crm-invoices/openapi";
import { isErrorClass } from "./client-module.ts";

/**
 * TypeScript types of a document: `paths`, `components` and one exported type per schema, but for the bodies of errors:
 * entries export the error classes by these names.
 */
export async function typesModule(document: JsonObject): Promise<string> {
  // It loads a compiler; a run that finds nothing to do is spared that.
  const { default: openapiTypeScript, astToString } = await import("openapi-typescript");
  const source = Buffer.from(JSON.stringify(document));
  const nodes = await openapiTypeScript(source, {
    alphabetize: false,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    rootTypes: true,
    rootTypesKeepCasing: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  });
  return astToString(nodes).replaceAll(
    /^export type (\w+) = components\['schemas'\].*\n/gm,
    (line, name: string) => (isErrorClass(name) ? "" : line),
  );
}
