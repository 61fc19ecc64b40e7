import { codeBlock } from "../content/highlight.ts";
import { type Content, type Html, html } from "../site/html.ts";
import type { Page } from "../site/page.ts";
import type { Context } from "./context.ts";
import { referenceMenu } from "./menu.ts";
import { byTag, type DocumentedOperation } from "./operation.ts";

/** The first page of a brand's reference: what holds for every operation, and all of them. */
export function overviewPage(
  context: Context,
  operations: readonly DocumentedOperation[],
  { notice, address }: { readonly notice: Content; readonly address: string },
): Page {
  const { brand, words, document } = context;
  const { info } = document;
  const href = `/reference/${brand.id}/index.html`;
  const [server] = document.servers;
  // The documented contract has one version: Bruno makes a header of each that callers send, and sends them all.
  const importable = `${address}reference/${brand.id}/openapi.json`;
  const main = html`<header class="intro">
<h1>${info.title}</h1>
${context.prose(info.description)}
</header>
<section aria-labelledby="start"><h2 id="start">${words.overviewPage.getStarted}</h2>
${codeBlock(`npm install @crm-invoices/${brand.id}`, "sh")}
${notice}
<p>${words.overviewPage.manual(html`<a href="/packages/${brand.id}.html"><code>@crm-invoices/${brand.id}</code></a>`)}</p>
<dl class="basics">
<dt>${words.overviewPage.server}</dt><dd><code>${server?.url}</code> ${server?.description && context.phrase(server.description)}</dd>
<dt>${words.overviewPage.mock}</dt><dd><code>${brand.mockUrl}</code> <code>npx @crm-invoices/mock</code></dd>
<dt>${words.overviewPage.version}</dt><dd><code>Version: ${info["x-api-version"]}</code></dd>
<dt>${words.token}</dt><dd><ul>${Object.values(document.components.securitySchemes).map(({ description }) => html`<li>${context.phrase(description)}</li>`)}</ul></dd>
<dt>${words.overviewPage.document}</dt><dd><ul><li>${words.overviewPage.observed} ${downloads(brand.id, "openapi.observed")}</li><li>${words.overviewPage.documented} ${downloads(brand.id, "openapi")}</li></ul></dd>
<dt>Postman, Bruno</dt><dd>${words.overviewPage.import(html`<code>${importable}</code>`)}</dd>
${document.externalDocs && html`<dt>${words.overviewPage.officialDocs}</dt><dd><a href="${document.externalDocs.url}" rel="noreferrer">${context.phrase(document.externalDocs.description ?? document.externalDocs.url)}</a></dd>`}
</dl></section>
${evidence(context)}
${[...byTag(brand, operations)].map(
  (
    [tag, members],
    index,
  ) => html`<section aria-labelledby="tag-${index}"><h2 id="tag-${index}">${words.tag(tag)}</h2>
${context.prose(document.tags.find(({ name }) => name === tag)?.description)}
<ul class="operations">${members.map(
    ({ href, method, event, summary, path }) =>
      html`<li><a href="${href}"><span class="method" data-method="${event ? "EVENT" : method}">${event ? words.event : method}</span> <span class="what">${context.phrase(summary)}</span> <code class="path">${path}</code></a></li>
`,
  )}</ul></section>`,
)}`;
  return {
    path: href.slice(1),
    title: info.title,
    description: info.description,
    section: "reference",
    brand: brand.id,
    words,
    menu: referenceMenu(context, operations, href),
    main,
    records: [],
  };
}

function downloads(brand: string, name: string): Content {
  return ["json", "yaml"].map(
    (type) => html` <a href="/reference/${brand}/${name}.${type}" download>${name}.${type}</a>`,
  );
}

function evidence({ words }: Context): Html {
  return html`<section aria-labelledby="evidence"><h2 id="evidence">${words.confidence.title}</h2>
<p>${words.confidence.introduction(html`<a href="/report.html" hreflang="en">${words.confidence.report}</a>`)}</p>
<dl class="letters">${(["S", "D", "R", "A", "U"] as const).map(
    (letter) =>
      html`<dt><span class="letter" data-evidence="${letter}">${letter}</span></dt><dd>${words.confidence.meaning[letter]}</dd>`,
  )}</dl></section>`;
}
