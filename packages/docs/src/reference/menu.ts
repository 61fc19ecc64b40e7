import { type Html, html } from "../site/html.ts";
import type { Menu } from "../site/page.ts";
import type { Context } from "./context.ts";
import { byTag, type DocumentedOperation } from "./operation.ts";

/** Every page of a brand's reference. */
export function referenceMenu(
  { brand, words, phrase, types }: Context,
  operations: readonly DocumentedOperation[],
  current: string,
): Menu {
  const home = `/reference/${brand.id}`;
  const link = (href: string, text: string, inner?: Html): Html =>
    html`<li><a href="${href}"${href === current && html` aria-current="page"`}>${text}</a>${inner}</li>`;
  // Beside a page of types, the others.
  const typeLinks = current.startsWith(`${home}/types`)
    ? html`<ul>${types.map(({ tag, href }) => link(href, tag === undefined ? words.sharedTypes : words.tag(tag)))}</ul>`
    : undefined;
  const groups = [...byTag(brand, operations)].map(
    ([tag, members]) => html`<h3>${words.tag(tag)}</h3>
<ul>${members.map(
      ({ href, method, event, summary }) =>
        html`<li><a href="${href}"${href === current && html` aria-current="page"`}><span class="method" data-method="${event ? "EVENT" : method}">${event ? words.event : method}</span> <span>${phrase(summary)}</span></a></li>
`,
    )}</ul>`,
  );
  return {
    title: words.operations,
    content: html`<ul>${link(`${home}/index.html`, words.overview)}${link(`${home}/types.html`, words.types, typeLinks)}</ul>
${groups}`,
  };
}
