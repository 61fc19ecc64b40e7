import { type DocumentSection, type MarkdownDocument, renderSections } from "../content/document.ts";
import type { SearchRecord } from "../search/record.ts";
import { Html, html } from "../site/html.ts";
import type { Page } from "../site/page.ts";
import { english } from "../words/languages.ts";
import { below, type Decision } from "./decisions.ts";
import { type ReferenceLinks, withLedgerLinks, withLocationLinks } from "./links.ts";

const href = "/report.html";

/** What a reader looks for first comes first: where to be careful, then why; where it all comes from stands at the end. */
const partsByUse = [
  "Observed differently",
  "Decisions",
  "Disagreements that many operations share",
  "Disagreements by operation",
];
const statusesByUse: readonly Decision["status"][] = ["disputed", "open", "settled"];

/** Sorted by the place of a name in a list; others follow as they stand. */
function inOrder<Item>(
  items: readonly Item[],
  order: readonly string[],
  nameOf: (item: Item) => string,
): Item[] {
  const rank = (item: Item) => (order.indexOf(nameOf(item)) + order.length + 1) % (order.length + 1);
  return items.toSorted((one, other) => rank(one) - rank(other));
}

/** The reconciliation report: decisions that can be filtered, disagreements that lead to them and to the reference. */
export function reportPage(
  report: MarkdownDocument,
  decisions: ReadonlyMap<string, Decision>,
  links: ReferenceLinks,
): Page {
  const byOperation = below(report, "Disagreements by operation");
  const parts = inOrder(
    report.sections.filter(({ level }) => level === 2),
    partsByUse,
    ({ title }) => title,
  );
  const entries = inOrder([...decisions.values()], statusesByUse, ({ status }) => status);
  const main = html`<article class="prose report"><h1>${report.title}</h1>
${lead(entries)}
${parts.map((part) => {
  if (part.title === "Decisions")
    return html`${renderSections([part])}${filter(entries)}${entries.map(entry)}`;
  const inner =
    part.title === "Disagreements by operation"
      ? byOperation.map((section) => disagreements(section, decisions, links))
      : [];
  const linked = withLocationLinks(withLedgerLinks(part, decisions), links);
  return html`${renderSections([linked])}${inner}`;
})}
<h2 id="${howToRead.id}"><a href="#${howToRead.id}">${howToRead.title}</a></h2>
${report.introduction}</article>`;
  return {
    path: href.slice(1),
    title: "Reconciliation report",
    description:
      "Every disagreement between the sources that document the Invoices API, and the decision about it.",
    section: "report",
    words: english,
    menu: {
      title: "Report",
      content: html`<ul>${[...parts, howToRead].map(({ id, title }) => html`<li><a href="${href}#${id}">${title}</a></li>`)}</ul>
<h3>Operations</h3>
<ul>${byOperation.map(({ id, title }) => html`<li><a href="${href}#${id}"><code>${breakable(title)}</code></a></li>`)}</ul>`,
    },
    main,
    records: [...entries.map(entryRecord), ...byOperation.map(operationRecord)],
  };
}

/** A path that is too long for its line ends after a slash. */
const breakable = (path: string): Html =>
  html`${path.split("/").map((part, index) => html`${index > 0 && html`/<wbr>`}${part}`)}`;

const howToRead = { id: "how-to-read", title: "How to read this report" };

/** What can bite whoever relies on the documentation. */
function lead(entries: readonly Decision[]): Html {
  const count = (status: Decision["status"]) => entries.filter((entry) => entry.status === status).length;
  return html`<p class="lead">Read this before you rely on the documentation: callers <a href="#observed-differently">observe the API differently</a> in places, and of ${entries.length} <a href="#decisions">decisions</a>, ${count("disputed")} are disputed and ${count("open")} are open. <a href="#${howToRead.id}">How to read it</a>.</p>`;
}

function filter(entries: readonly Decision[]): Html {
  const choices = (values: ReadonlyMap<string, string>) =>
    [...values].map(([value, text]) => html`<option value="${value}">${text}</option>`);
  const evidences = new Map(entries.map(({ evidence, meaning }) => [evidence, `${evidence}: ${meaning}`]));
  const statuses = new Map(entries.map(({ status }) => [status, status]));
  return html`<form class="filter" id="filter" hidden role="search" aria-label="Decisions">
<label>Words <input name="words" type="search" autocomplete="off" spellcheck="false"></label>
<label>Evidence <select name="evidence"><option value="">any</option>${choices(evidences)}</select></label>
<label>Status <select name="status"><option value="">any</option>${choices(statuses)}</select></label>
<p role="status" class="quiet"></p>
</form>`;
}

function entry({ id, title, status, evidence, meaning, locations, section }: Decision): Html {
  // The first paragraph is the line that this head takes the place of.
  const body = new Html(section.body.text.replace(/^<p>.*?<\/p>\n/s, ""));
  return html`<section class="entry" data-status="${status}" data-evidence="${evidence}">
<h3 id="${id}"><a href="#${id}">${title}</a></h3>
<p class="tags"><span class="letter" data-evidence="${evidence}">${evidence}</span> ${meaning} · <span class="state" data-status="${status}">${status}</span> · ${locations} ${locations === 1 ? "location" : "locations"} · <code>${id}</code></p>
${body}</section>
`;
}

function disagreements(
  section: DocumentSection,
  decisions: ReadonlyMap<string, Decision>,
  links: ReferenceLinks,
): Html {
  return html`<section class="disagreements">${renderSections([{ ...section, body: html`` }])}
${links.pagesOf(section.title)}${withLocationLinks(withLedgerLinks(section, decisions), links, section.title).body}</section>
`;
}

function entryRecord({ id, title, status, meaning, section }: Decision): SearchRecord {
  return {
    kind: "ledger",
    title,
    name: id,
    subtitle: `Decision ${id} · ${status}, ${meaning}`,
    href: `${href}#${id}`,
    text: section.text,
    words: id,
  };
}

function operationRecord({ id, title, text }: DocumentSection): SearchRecord {
  return { kind: "report", title, subtitle: "Disagreements", href: `${href}#${id}`, text };
}
