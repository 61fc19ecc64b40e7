import { type JsonObject, listOf, listOperations, member, type Operation } from "@crm-invoices/openapi";

/** The values that the `Version` header may have; the first is sent unless the caller chooses another. */
export function versionsOf(operations: readonly Operation[]): string[] {
  for (const { name, node } of operations.flatMap(({ parameters }) => parameters)) {
    const versions = listOf(member(node["schema"], "enum"));
    if (name === "Version" && versions.length > 0) {
      return versions.map(String);
    }
  }
  throw new Error("No operation has a Version header with an enum to take the API versions from.");
}

/** The versions that the contract of a document lists, as a module. */
export function versionsModule(document: JsonObject): string {
  const versions = JSON.stringify(versionsOf(listOperations(document)));
  return `/** The versions of the API that callers may send; the first is sent unless another is asked for. */
export const versions = ${versions} as const;
`;
}
