import { UserError } from "@crm-invoices/scripts/user-error";
import type { DocumentSection, MarkdownDocument } from "../content/document.ts";

/** The report that `pnpm generate` writes. */
export const reportFile = "spec/generated/RECONCILIATION.md";

/** One entry of the ledger, as the report shows it. */
export interface Decision {
  readonly id: string;
  readonly title: string;
  readonly status: "settled" | "disputed" | "open";
  readonly evidence: string;
  readonly meaning: string;
  readonly locations: number;
  readonly section: DocumentSection;
}

const line = /^(.+) \((settled|disputed|open); ([SDRAU]), ([^;]+); (\d+) places?\)$/;

/** The decisions of the report, by id. */
export function decisionsOf(report: MarkdownDocument): Map<string, Decision> {
  const sections = below(report, "Decisions");
  return new Map(sections.map((section) => [section.title, decisionOf(section)]));
}

function decisionOf(section: DocumentSection): Decision {
  const [first = ""] = section.text.split("\n");
  const [, title, status, evidence, meaning, locations] = line.exec(first) ?? [];
  if (title === undefined || evidence === undefined || meaning === undefined) {
    throw new UserError(
      `${reportFile}: expected the decision ${section.title} to begin with its title and (status; evidence, meaning; places), found ${JSON.stringify(first)}.`,
    );
  }
  return {
    id: section.title,
    title,
    status: status === "disputed" || status === "open" ? status : "settled",
    evidence,
    meaning,
    locations: Number(locations),
    section,
  };
}

/** The sections below a heading of the second level. */
export function below({ sections }: MarkdownDocument, title: string): readonly DocumentSection[] {
  const start = sections.findIndex((section) => section.level === 2 && section.title === title);
  if (start < 0) throw new UserError(`${reportFile}: expected a heading "${title}".`);
  const rest = sections.slice(start + 1);
  const end = rest.findIndex(({ level }) => level === 2);
  return end < 0 ? rest : rest.slice(0, end);
}
