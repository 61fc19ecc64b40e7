import createMarkdownIt, { type MarkdownIt } from "markdown-it";
import { Html } from "../site/html.ts";
import { codeBlock } from "./highlight.ts";

/** Texts of documents and of this repository; HTML in them is shown, never taken for HTML. */
export function markdownIt(): MarkdownIt {
  const markdown = createMarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.renderer.rules["fence"] = (tokens, index) => {
    const token = tokens[index];
    return token === undefined ? "" : codeBlock(token.content, token.info.trim()).text;
  };
  return markdown;
}

const plain = markdownIt();

export function renderMarkdown(source: string): Html {
  return new Html(plain.render(source));
}

export function renderInline(source: string): Html {
  return new Html(plain.renderInline(source));
}
