import { codeBlock } from "../content/highlight.ts";
import type { SearchRecord } from "../search/record.ts";
import { type Content, type Html, html } from "../site/html.ts";
import type { Page } from "../site/page.ts";
import type { Context } from "./context.ts";
import { json, type Parameter, schemaOf } from "./document.ts";
import { exampleList } from "./examples.ts";
import { type FieldsOptions, fieldItem, fieldList } from "./fields.ts";
import { marks } from "./marks.ts";
import { referenceMenu } from "./menu.ts";
import { clientSnippet, curlSnippet, sampledOperation } from "./mock-page.ts";
import type { Operation } from "./operation.ts";
import { responses } from "./responses.ts";
import { tokens } from "./security.ts";
import { tryIt } from "./try-it.ts";
import { typeOf } from "./type-text.ts";

/** What the client sends by itself. */
const sentByClient = ["altId", "altType", "Version"];
const parameterLocations = ["path", "query", "header"] as const;

/** The page of one operation, or of one event. */
export function operationPage(context: Context, operation: Operation, all: readonly Operation[]): Page {
  const { brand, words } = context;
  const { object, path } = operation;
  const main = html`<article class="operation">
<header class="intro">
<p class="crumbs"><a href="/reference/${brand.id}/index.html">${brand.title}</a> › ${words.tag(operation.tag)}</p>
<h1>${context.phrase(object.summary)}</h1>
<p class="route">${operation.event ? html`<span class="method" data-method="EVENT">${words.event}</span>` : html`<span class="method" data-method="${operation.method}">${operation.method}</span>`} <code>${path}</code></p>
${context.prose(object.description)}
${object.deprecated && html`<p><span class="deprecated">${words.deprecated}</span></p>`}
${paragraph(marks(context, object))}
${operation.event ? verification(context) : tokens(context, object)}
</header>
${!operation.event && samples(context, operation)}
<div class="contract">
${parameters(context, operation)}
${body(context, operation)}
${responses(context, operation)}
</div>
</article>
${neighbors(context, operation, all)}`;
  return {
    path: operation.href.slice(1),
    title: `${object.summary} · ${brand.title}`,
    description: object.description ?? object.summary,
    section: "reference",
    brand: brand.id,
    words,
    menu: referenceMenu(context, all, operation.href),
    main,
    records: [record(context, operation)],
  };
}

function record(
  { brand, words }: Context,
  { object, method, path, href, event, parameters }: Operation,
): SearchRecord {
  const names = parameters.map(({ name }) => name).filter((name) => !sentByClient.includes(name));
  return {
    kind: event ? "event" : "operation",
    title: event ? `${object.summary} (${path})` : `${object.summary} (${object.operationId})`,
    subtitle: `${brand.title} · ${event ? words.event : `${method} ${path}`}`,
    brand: brand.id,
    href,
    text: [method, path, object.operationId, object.description, ...names].join(" "),
  };
}

function samples(context: Context, operation: Operation): Html {
  const { brand, words } = context;
  const sampled = sampledOperation(brand, operation);
  return html`<aside class="samples" aria-label="${words.samples}">
<section aria-labelledby="typescript"><h2 id="typescript">TypeScript</h2>
${codeBlock(clientSnippet(sampled, brand.id, brand.mockUrl), "ts", "TypeScript")}</section>
<section aria-labelledby="curl"><h2 id="curl">curl</h2>
${codeBlock(curlSnippet(sampled, brand.mockUrl, " \\\n  "), "sh", "curl")}
<p class="quiet">${words.samplesCallTheMock(html`<a href="/packages/mock.html#start-it">${words.theMock}</a>`, html`<code>${brand.document.servers[0]?.url ?? ""}</code>`)}</p></section>
${tryIt(context, operation, sampled)}
</aside>`;
}

function parameters(context: Context, { parameters: all }: Operation): Content {
  const { words } = context;
  const groups = parameterLocations.flatMap((location) => {
    const found = all.filter((parameter) => parameter.in === location);
    if (found.length === 0) return [];
    return [
      html`<h3 id="${location}">${words.parameterLocations[location]}</h3>
<ul class="fields">${found.map((parameter) => parameterItem(context, location, parameter))}</ul>`,
    ];
  });
  return (
    groups.length > 0 &&
    html`<section aria-labelledby="parameters"><h2 id="parameters">${words.parameters}</h2>
${groups}</section>`
  );
}

function parameterItem(context: Context, location: string, parameter: Parameter): Html {
  const { name, required } = parameter;
  const field = {
    name,
    location: `${location}.${name}`,
    schema: schemaOf(parameter),
    required: required ?? false,
    sentByClient: sentByClient.includes(name),
  };
  return fieldItem(context, field, { location, unfold: true });
}

function body(context: Context, { object, event }: Operation): Content {
  const { words } = context;
  const { requestBody } = object;
  const media = json(requestBody?.content);
  if (requestBody === undefined || media === undefined) return undefined;
  const options: FieldsOptions = { location: "request", unfold: true, ...(!event && { sentByClient }) };
  return html`<section aria-labelledby="request"><h2 id="request">${event ? words.payload : words.body} <span class="type">${typeOf(context, media.schema)}</span>${
    requestBody.required && html` <span class="required">${words.required}</span>`
  }</h2>
${context.prose(requestBody.description)}
${fieldList(context, media.schema, options)}
${exampleList(context, media.examples)}</section>`;
}

function verification({ brand, words }: Context): Html {
  return html`<p>${words.verify(html`<a href="/packages/${brand.id}.html#webhooks" hreflang="en"><code>verifyWebhook</code></a>`)}</p>`;
}

function paragraph(content: Content): Content {
  return content && html`<p>${content}</p>`;
}

function neighbors({ words }: Context, operation: Operation, all: readonly Operation[]): Html {
  const index = all.indexOf(operation);
  const link = (other: Operation | undefined, name: string, relation: string) =>
    other &&
    html`<a href="${other.href}" rel="${relation}"><span class="quiet">${name}</span> ${other.object.summary}</a>`;
  return html`<nav class="neighbors" aria-label="${words.adjacentOperations}">${link(index > 0 ? all[index - 1] : undefined, words.previous, "prev")}${link(all[index + 1], words.next, "next")}</nav>`;
}
