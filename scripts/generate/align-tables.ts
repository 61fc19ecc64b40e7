/** Pads the cells of every table to the width of their column. */
export function alignTables(markdown: string): string {
  return markdown.replaceAll(/(?:^\|.*\|\n)+/gm, (table) => {
    const rows = table
      .trimEnd()
      .split("\n")
      .map((row) =>
        row
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim()),
      );
    const widths = (rows[0] ?? []).map((_, column) =>
      Math.max(...rows.filter((_row, index) => index !== 1).map((row) => (row[column] ?? "").length)),
    );
    return rows
      .map((row, index) =>
        row.map((cell, column) =>
          index === 1 ? "-".repeat(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        ),
      )
      .map((row) => `| ${row.join(" | ")} |\n`)
      .join("");
  });
}
