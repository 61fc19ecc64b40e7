import { styleText } from "node:util";
import type { RequestRecord } from "../log/requests.ts";

type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

const marks = new Map<unknown, readonly string[]>();

/** Whether the output takes colors is found out once for each of them: it would cost more than the rest of the line. */
const painted: Paint = (format, text) => {
  const known = marks.get(format) ?? styleText(format, "|").split("|");
  marks.set(format, known);
  return known.join(text);
};

/** How wide the columns of brands and operations are, in characters. */
export interface Columns {
  readonly brand: number;
  readonly operation: number;
}

const widestMethod = "OPTIONS".length;
const widestTime = "10000 ms".length;

/**
 * One readable line about a request, whose columns stand below those of the line before; colors are left out when the
 * output is no terminal.
 */
export function requestLine(record: RequestRecord, columns: Columns, paint: Paint = painted): string {
  const { brand, method, path, operationId, status, ms, causes, undocumented, violations } = record;
  return [
    paint(colorOf(status), String(status)),
    method.padEnd(widestMethod),
    (brand ?? "").padEnd(columns.brand),
    paint("dim", (operationId ?? "no operation").padEnd(columns.operation)),
    paint("dim", `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`.padStart(widestTime)),
    printable(path),
    ...firstOf(causes),
    ...(undocumented.length === 0
      ? []
      : [paint("yellow", printable(`undocumented: ${undocumented.join(", ")}`))]),
    ...firstOf(violations).map((text) => paint("red", `the response breaks the contract: ${text}`)),
  ].join("  ");
}

/** The first text and how many more there are; none when there is none. */
function firstOf([first, ...others]: readonly string[]): string[] {
  if (first === undefined) return [];
  return [`${printable(first)}${others.length > 0 ? ` (and ${others.length} more)` : ""}`];
}

function colorOf(status: number): Parameters<typeof styleText>[0] {
  if (status < 400) return "green";
  return status < 500 ? "yellow" : "red";
}

const longest = 300;
const plain = /^[\x20-\x7e]*$/;

/** A client's text must neither move the cursor nor start a line of its own. */
function printable(text: string): string {
  const safe = plain.test(text)
    ? text
    : text.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return safe.length > longest ? `${safe.slice(0, longest)}…` : safe;
}
