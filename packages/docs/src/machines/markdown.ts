import { parseDocument } from "htmlparser2";

type Node = ReturnType<typeof parseDocument>["children"][number];
type Element = Extract<Node, { attribs: unknown }>;

/** What is for a screen alone. */
const skipped = new Set(["fieldset", "form", "noscript", "nav", "button", "figure", "script", "style"]);
const inlineTags = new Set(["a", "abbr", "b", "br", "code", "em", "i", "img", "kbd", "s", "span", "strong"]);

/** A page's content as Markdown, for readers that are no browsers. */
export function markdownOf(html: string): string {
  return `${blocksOf(parseDocument(html).children).join("\n\n")}\n`;
}

function blocksOf(nodes: readonly Node[]): string[] {
  const blocks: string[] = [];
  let line = "";
  const endLine = () => {
    if (line.trim() !== "") blocks.push(line.trim());
    line = "";
  };
  for (const node of nodes) {
    if (isElement(node) && !inlineTags.has(node.name)) {
      endLine();
      blocks.push(...blockOf(node));
    } else {
      line += inlineOf(node);
    }
  }
  endLine();
  return blocks;
}

function blockOf(element: Element): string[] {
  const { name, children } = element;
  if (skipped.has(name)) return [];
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return [`${"#".repeat(Number(level))} ${textOf(children)}`];
  if (name === "p") return textOf(children) === "" ? [] : [textOf(children)];
  if (name === "pre") return [fenced(element)];
  if (name === "ul" || name === "ol") {
    const mark = (index: number) => (name === "ol" ? `${index + 1}.` : "-");
    return [
      children
        .filter(isElement)
        .map((item, index) => itemOf(item, mark(index)))
        .join("\n"),
    ];
  }
  if (name === "table") return [tableOf(element)];
  if (name === "summary" || name === "dt" || name === "legend") return [`**${textOf(children)}**`];
  return blocksOf(children);
}

function itemOf({ children }: Element, mark: string): string {
  const indented = `\n${" ".repeat(mark.length + 1)}`;
  return `${mark} ${blocksOf(children).join("\n\n").replaceAll("\n", indented)}`.replaceAll(/^ +$/gm, "");
}

function fenced(element: Element): string {
  const [code] = element.children.filter(isElement);
  const language = code?.attribs["data-language"] ?? "";
  const text = rawText(element).replace(/\n$/, "");
  const fence = text.includes("```") ? "````" : "```";
  return `${fence}${language}\n${text}\n${fence}`;
}

function tableOf(table: Element): string {
  const rows = descendants(table, "tr").map((row) =>
    row.children
      .filter(isElement)
      .map(({ children }) => textOf(children).replaceAll("|", "\\|"))
      .join(" | "),
  );
  const [head = "", ...body] = rows;
  const rule = head
    .split(" | ")
    .map(() => "---")
    .join(" | ");
  return [head, rule, ...body].map((row) => `| ${row} |`).join("\n");
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map(inlineOf).join("").replaceAll(/\s+/g, " ").trim();
}

function inlineOf(node: Node): string {
  // Text such as `<brand>` would be a tag in Markdown.
  if (!isElement(node))
    return rawText(node)
      .replaceAll(/\s+/g, " ")
      .replaceAll(/<(?=[/a-z])/gi, "\\<");
  const { name, attribs, children } = node;
  if (skipped.has(name)) return "";
  if (name === "br") return " ";
  if (name === "img") return attribs["alt"] ?? "";
  const inner = children.map(inlineOf).join("");
  if (inner.trim() === "") return inner;
  if (name === "code") return `\`${rawText(node)}\``;
  if (name === "strong" || name === "b") return `**${inner}**`;
  if (name === "em" || name === "i") return `*${inner}*`;
  // A heading that leads to itself is no link for who reads the text alone.
  const { href } = attribs;
  return name === "a" && href !== undefined && !href.startsWith("#") ? `[${inner}](${href})` : inner;
}

function rawText(node: Node): string {
  if (isElement(node)) return node.children.map(rawText).join("");
  return "data" in node ? String(node.data) : "";
}

function descendants(element: Element, name: string): Element[] {
  return element.children
    .filter(isElement)
    .flatMap((child) => (child.name === name ? [child] : descendants(child, name)));
}

function isElement(node: Node): node is Element {
  return "attribs" in node;
}
