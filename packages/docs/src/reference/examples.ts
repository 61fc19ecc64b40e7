import { type Example, isText } from "@crm-invoices/openapi";
import { codeBlock } from "../content/highlight.ts";
import { type Content, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import { marksOf, showMarks } from "./marks.ts";

/** The examples of a body, folded. */
export function exampleList(context: Context, examples: readonly Example[]): Content {
  return examples.map(({ name, value, node: { summary, description, ...more } }) => {
    const title = isText(summary) ? summary : name;
    return html`<details class="example"><summary>${context.words.exampleTitle}: ${context.phrase(title)}</summary>
${context.prose(description)}${showMarks(
  context,
  marksOf((member) => more[member]),
)}
${codeBlock(JSON.stringify(value, null, 2), "json")}</details>`;
  });
}
