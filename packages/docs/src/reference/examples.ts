import { codeBlock } from "../content/highlight.ts";
import { type Content, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import { type Example, follow } from "./document.ts";
import { marks } from "./marks.ts";

/** The examples of a body, folded. */
export function exampleList(context: Context, examples: Readonly<Record<string, Example>> = {}): Content {
  const { words, document } = context;
  return Object.entries(examples).map(([name, reference]) => {
    const { summary, description, value, ...marked } = follow(document.components.examples, reference);
    return html`<details class="example"><summary>${words.exampleTitle}: ${context.phrase(summary ?? name)}</summary>
${context.prose(description)}${marks(context, marked)}
${codeBlock(JSON.stringify(value, null, 2), "json")}</details>`;
  });
}
