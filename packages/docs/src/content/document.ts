import type { Token } from "markdown-it";
import { Html, html } from "../site/html.ts";
import { markdownIt } from "./markdown.ts";

/** A heading and what stands below it, up to the next heading. */
export interface DocumentSection {
  readonly id: string;
  readonly level: number;
  /** Without marks such as backquotes. */
  readonly title: string;
  /** The heading's content as HTML. */
  readonly heading: Html;
  readonly body: Html;
  /** Everything below the heading as plain text, a line for each block. */
  readonly text: string;
}

export interface MarkdownDocument {
  /** Of the first heading. */
  readonly title: string;
  /** What stands before the first heading below the title. */
  readonly introduction: Html;
  /** The same as plain text, a line for each block. */
  readonly introductionText: string;
  readonly sections: readonly DocumentSection[];
}

const markdown = markdownIt();
// A wide table scrolls by itself; who has no mouse has to be able to reach it.
markdown.renderer.rules["table_open"] = () => '<div class="table" tabindex="0" role="group"><table>';
markdown.renderer.rules["table_close"] = () => "</table></div>";

/** Takes a Markdown document apart. Every link goes through `linkTo`; a leading comment is left out. */
export function readMarkdown(source: string, linkTo: (target: string) => string): MarkdownDocument {
  const tokens = markdown.parse(source.replace(/^<!--.*?-->\s*/s, ""), {});
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type === "link_open") token.attrSet("href", linkTo(String(token.attrGet("href"))));
  }
  labelCells(tokens);
  const starts = tokens.flatMap(({ type }, index) => (type === "heading_open" ? [index] : []));
  const ids = new Set<string>();
  const sections = starts.map((start, index) => section(tokens.slice(start, starts[index + 1]), ids));
  const [first] = sections;
  return {
    title: first?.title ?? "",
    introduction: first?.body ?? html``,
    introductionText: first?.text ?? "",
    sections: sections.slice(1),
  };
}

/** Gives each cell the name of its column, which stands beside it where a table has no room for columns. */
function labelCells(tokens: readonly Token[]): void {
  let names: string[] = [];
  let column = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === "table_open") names = [];
    if (token.type === "th_open") {
      const name = textOf(tokens[index + 1]);
      names.push(name);
      // The corner above a column of names is no heading of it.
      if (name === "") for (const part of [token, tokens[index + 2]]) if (part) part.tag = "td";
    }
    if (token.type === "tr_open") column = 0;
    if (token.type === "td_open") token.attrSet("data-label", names[column++] ?? "");
  }
}

function section([open, inline, , ...body]: readonly Token[], ids: Set<string>): DocumentSection {
  const title = textOf(inline);
  return {
    id: freeId(title, ids),
    level: Number(open?.tag.slice(1)),
    title,
    heading: new Html(markdown.renderer.renderInline(inline?.children ?? [], markdown.options, {})),
    body: new Html(markdown.renderer.render(body, markdown.options, {})),
    text: body
      .map(textOf)
      .filter((text) => text !== "")
      .join("\n"),
  };
}

function textOf(token: Token | undefined): string {
  if (token?.children)
    return token.children.map(({ content, type }) => (type.endsWith("break") ? " " : content)).join("");
  return token?.content.trim() ?? "";
}

/** The id that GitHub gives a heading, so that links work in both places. */
function freeId(title: string, ids: Set<string>): string {
  const slug = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
  let id = slug;
  for (let count = 1; ids.has(id); count++) id = `${slug}-${count}`;
  ids.add(id);
  return id;
}

/** Sections as they stood in their document; each heading is a link to itself. */
export function renderSections(sections: readonly DocumentSection[]): Html {
  return html`${sections.map(({ id, level, heading, body }) => {
    const inner = heading.text.includes("<a ") ? heading : html`<a href="#${id}">${heading}</a>`;
    return html`${new Html(`<h${level} id="${id}">${inner.text}</h${level}>`)}
${body}`;
  })}`;
}
