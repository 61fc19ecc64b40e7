import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { listOperations } from "@crm-invoices/openapi";
import { operations } from "../src/operations/index.ts";
import type { Rule } from "../src/rules/rule.ts";
import { rules } from "../src/rules/table.ts";

export const rulesFile = fileURLToPath(new URL("../generated/RULES.md", import.meta.url));

export const readmeFile = fileURLToPath(new URL("../README.md", import.meta.url));

const table: Readonly<Record<string, Rule>> = rules;

/** What the code says of its rules and operations, as a page to read. */
export function rulesText(): string {
  return `<!-- Written by \`pnpm tables\` in packages/sandbox. Do not edit: change src/rules and src/operations, and run it again. -->

# Rules of the sandbox

Evidence: S stated by the brands' pages, D documented by the publisher, R reported by people who call the API, A assumed by
this project. The first choice of a rule is the default.

${markdownTable(
  ["rule", "when", "choices", "source"],
  Object.entries(table).map(([id, rule]) => [code(id), rule.about, choices(rule), source(rule)]),
)}

# What is supported

An operation that is not supported yet responds with 501. The last columns count the rules that may decide a response of the
operation, by the evidence for their default, without those that hold for all operations. An operation without a rule does what its schema says.

${markdownTable(supportHead, documentedOperations().map(supportRow))}
`;
}

/** A text of the README with both tables as the code has them; the sentences of the choices are in {@link rulesFile}. */
export function withTables(readme: string): string {
  const rows = Object.entries(table).map(([id, rule]) => [
    code(id),
    rule.about,
    Object.entries(rule.choices)
      .map(([name, { certainty }]) => `${code(name)} ${certainty}`)
      .join(", "),
  ]);
  const withRules = withTable(readme, "Rules", aligned(["rule", "when", "choices"], rows));
  return withTable(
    withRules,
    "What is supported",
    aligned(supportHead, documentedOperations().map(supportRow)),
  );
}

/** A text with another table as the first one below a heading. */
function withTable(text: string, heading: string, content: string): string {
  const [before, ...rest] = text.split(`\n## ${heading}\n`);
  const below = rest.join(`\n## ${heading}\n`);
  if (!/^\|/m.test(below)) throw new Error(`README.md must have a table below "## ${heading}".`);
  return `${before}\n## ${heading}\n${below.replace(/(?:^\|.*\n)+/m, () => `${content}\n`)}`;
}

/** The ids of all operations of the description. */
export function documentedOperations(): string[] {
  const file = createRequire(import.meta.url).resolve("@crm-invoices/spec/highlevel.json");
  return listOperations(JSON.parse(readFileSync(file, "utf8"))).map(({ id }) => id);
}

const supportHead = ["operation", "keeps state", "S", "D", "R", "A"];

function supportRow(operation: string): string[] {
  const deciding = Object.values(table).filter(({ decides }) => decides.includes(operation));
  const count = (certainty: string): string =>
    String(deciding.filter(({ choices }) => Object.values(choices)[0]?.certainty === certainty).length);
  return [code(operation), operation in operations ? "yes" : "not yet", ...["S", "D", "R", "A"].map(count)];
}

const choices = ({ choices: all }: Rule): string =>
  Object.entries(all)
    .map(([name, { certainty, says }]) => `${code(name)} (${certainty}): ${says}`)
    .join("<br>");

const source = ({ source: text, ledger }: Rule): string =>
  ledger === undefined ? text : `${text}; ledger: ${code(ledger)}`;

const code = (text: string): string => `\`${text}\``;

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A line below a head has three dashes at least. */
const narrowest = 3;

/** A table whose columns are as wide as their widest cell, as the formatter leaves it. */
function aligned(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(narrowest, name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const padded = (cells: readonly string[]): string[] =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0));
  const [top = "", , ...body] = markdownTable(padded(head), rows.map(padded)).split("\n");
  return [top, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body].join("\n");
}
