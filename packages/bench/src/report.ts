import type { BundleSize } from "./bundle.ts";
import type { CallTime } from "./calls/call-times.ts";
import type { TypeCost } from "./types.ts";

/** All that is measured of one contender. */
export interface Row {
  readonly name: string;
  readonly bundle: BundleSize | undefined;
  readonly call: CallTime | undefined;
  readonly importMilliseconds: number | undefined;
  readonly types: TypeCost;
  readonly typesWithLibraries: TypeCost;
  readonly packages: number;
  readonly bytes: number;
}

const headings = [
  "client",
  "bundle B",
  "gzip B",
  "call µs",
  "× fetch",
  "processor µs",
  "× fetch",
  "× openapi-fetch",
  "import ms",
  "instantiations",
  "with libraries (errors)",
  "packages",
  "MB",
];

/** The rows as a Markdown table; the times of calls also as ratios to plain fetch, those of the processor to openapi-fetch too. */
export function report(rows: readonly Row[]): string {
  const openapiFetch = rows.find(({ name }) => name === "openapi-fetch")?.call;
  const cells = rows.map((row) => [
    row.name,
    row.bundle ? String(row.bundle.minified) : "does not bundle",
    row.bundle ? String(row.bundle.gzipped) : "–",
    fixed(row.call?.elapsed.microseconds, 0),
    fixed(row.call?.elapsed.ratio, 2),
    fixed(row.call?.processor.microseconds, 0),
    fixed(row.call?.processor.ratio, 2),
    fixed(row.call && openapiFetch && row.call.processor.ratio / openapiFetch.processor.ratio, 2),
    fixed(row.importMilliseconds, 1),
    `${row.types.instantiations}${row.types.errors ? ` (${row.types.errors} errors)` : ""}`,
    `${row.typesWithLibraries.instantiations} (${row.typesWithLibraries.errors})`,
    String(row.packages),
    fixed(row.bytes / 1e6, 2),
  ]);
  const lines = [headings, headings.map(() => "---"), ...cells];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}

function fixed(number: number | undefined, digits: number): string {
  return number === undefined ? "–" : number.toFixed(digits);
}
