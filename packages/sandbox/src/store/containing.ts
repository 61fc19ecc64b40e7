import { sql } from "kysely";

/** Whether a column contains a text; the signs that `like` gives a meaning are meant as they are. */
export const containing = (column: string, text: string) => {
  const pattern = `%${text.replace(/[%_\\]/g, "\\$&")}%`;
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
};
