import { type Parameter, requestBodyOf } from "@crm-invoices/openapi";
import type { SearchRecord } from "../search/record.ts";
import { type Content, type Html, html } from "../site/html.ts";
import type { Page } from "../site/page.ts";
import { withoutCitations } from "./citations.ts";
import type { Context } from "./context.ts";
import { exampleList } from "./examples.ts";
import { type FieldsOptions, fieldItem, fieldList } from "./fields.ts";
import { marksParagraph } from "./marks.ts";
import { referenceMenu } from "./menu.ts";
import type { DocumentedOperation } from "./operation.ts";
import { responses } from "./responses.ts";
import { samples } from "./samples.ts";
import { schemaOf } from "./schema.ts";
import { tokens } from "./security.ts";
import { typeOf } from "./type-text.ts";

/** What the client sends by itself. */
const sentByClient = ["altId", "altType", "Version"];
const parameterLocations = ["path", "query", "header"] as const;

/** The page of one operation, or of one event. */
export function operationPage(
  context: Context,
  operation: DocumentedOperation,
  all: readonly DocumentedOperation[],
): Page {
  const { brand, words } = context;
  const { path, summary, description, node } = operation;
  const main = html`<article class="operation">
<header class="intro">
<p class="crumbs"><a href="/reference/${brand.id}/index.html">${brand.title}</a> › ${words.tag(operation.tag)}</p>
<h1>${context.phrase(summary)}</h1>
<p class="route">${operation.event ? html`<span class="method" data-method="EVENT">${words.event}</span>` : html`<span class="method" data-method="${operation.method}">${operation.method}</span>`} <code>${path}</code></p>
${context.prose(description)}
${operation.deprecated && html`<p><span class="deprecated">${words.deprecated}</span></p>`}
${marksParagraph(context, (name) => node[name])}
${operation.event ? verification(context) : tokens(context, operation)}
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
    title: `${summary} · ${brand.title}`,
    description: withoutCitations(description ?? summary, context.decisions),
    section: "reference",
    brand: brand.id,
    words,
    menu: referenceMenu(context, all, operation.href),
    main,
    records: [record(context, operation)],
  };
}

function record(
  { brand }: Context,
  { id, summary, description, method, path, href, event, parameters }: DocumentedOperation,
): SearchRecord {
  const names = parameters.map(({ name }) => name).filter((name) => !sentByClient.includes(name));
  return {
    kind: event ? "event" : "operation",
    title: event ? `${summary} (${path})` : `${summary} (${id})`,
    name: event ? path : id,
    subtitle: event ? path : `${method} ${path}`,
    brand: brand.id,
    language: brand.language,
    href,
    text: description ?? "",
    words: [method, path, id, ...names].join(" "),
  };
}

function parameters(context: Context, operation: DocumentedOperation): Content {
  const { words } = context;
  const documented = operation.documented?.parameters ?? [];
  const titles = { ...words.form.places, header: words.form.headers };
  const groups = parameterLocations.flatMap((location) => {
    const found = operation.parameters.filter((parameter) => parameter.in === location);
    if (found.length === 0) return [];
    return [
      html`<h3 id="${location}">${titles[location]}</h3>
<ul class="fields">${found.map((parameter) => parameterItem(context, parameter, documented))}</ul>`,
    ];
  });
  return (
    groups.length > 0 &&
    html`<section aria-labelledby="parameters"><h2 id="parameters">${words.parameters}</h2>
${groups}</section>`
  );
}

function parameterItem(context: Context, parameter: Parameter, documented: readonly Parameter[]): Html {
  const { name, in: location, required, node, pointer } = parameter;
  const same = documented.find((other) => other.name === name && other.in === location);
  const field = {
    name,
    location: `${location}.${name}`,
    schema: schemaOf({ node, pointer }),
    required,
    sentByClient: sentByClient.includes(name),
    documented: { schema: same && schemaOf(same), required: same?.required ?? false },
  };
  return fieldItem(context, field, { location, unfold: true });
}

function body(context: Context, operation: DocumentedOperation): Content {
  const { words, document, brand } = context;
  const { event } = operation;
  const request = requestBodyOf(document, operation);
  const schema = request?.body?.schema;
  if (request === undefined || schema === undefined) return undefined;
  const documented = operation.documented && requestBodyOf(brand.documented, operation.documented);
  const options: FieldsOptions = {
    location: "request",
    unfold: true,
    ...(!event && { sentByClient }),
    documented: { schema: documented?.body?.schema, required: documented?.required ?? false },
  };
  return html`<section aria-labelledby="request"><h2 id="request">${event ? words.payload : words.form.body} <span class="type">${typeOf(context, schema)}</span>${
    request.required && html` <span class="required">${words.required}</span>`
  }</h2>
${context.prose(request.node["description"])}
${fieldList(context, schema, options)}
${exampleList(context, request.body?.examples ?? [])}</section>`;
}

function verification({ brand, words }: Context): Html {
  return html`<p>${words.verify(html`<a href="/packages/${brand.id}.html#webhooks"><code>verifyWebhook</code></a>`)}</p>`;
}

function neighbors(
  { words }: Context,
  operation: DocumentedOperation,
  all: readonly DocumentedOperation[],
): Html {
  const index = all.indexOf(operation);
  const link = (other: DocumentedOperation | undefined, name: string, relation: string) =>
    other &&
    html`<a href="${other.href}" rel="${relation}"><span class="quiet">${name}</span> ${other.summary}</a>`;
  return html`<nav class="neighbors" aria-label="${words.adjacentOperations}">${link(index > 0 ? all[index - 1] : undefined, words.previous, "prev")}${link(all[index + 1], words.next, "next")}</nav>`;
}
