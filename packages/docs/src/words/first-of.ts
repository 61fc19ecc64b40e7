/** The table of the first language that has one. */
export function firstOf<Table extends { readonly code: string }>(
  tables: readonly Table[],
  codes: readonly string[],
): Table | undefined {
  return codes.flatMap((code) => tables.find((table) => table.code === code) ?? [])[0];
}
