import { type Parameter, valuesOf } from "@crm-invoices/openapi";
import { type Content, type Html, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import { type SampledOperation, sampleHeaders } from "./mock-page.ts";
import type { DocumentedOperation } from "./operation.ts";
import { schemaOf, viewOf } from "./schema.ts";

/** A form that sends the operation to a running mock; its script is `browser/try-it.ts`. */
export function tryIt(context: Context, operation: DocumentedOperation, sampled: SampledOperation): Html {
  const { sample } = sampled;
  const { brand, words } = context;
  const headers = Object.entries(sampleHeaders(sampled)).filter(([, value]) => value !== "");
  return html`<section class="try" aria-labelledby="try"><h2 id="try">${words.tryIt.title}</h2>
<noscript><p>${words.tryIt.needsScript}</p></noscript>
<form class="try-form" hidden data-method="${operation.method}" data-path="${operation.path}">
<fieldset><legend>${words.tryIt.yours}</legend>
<label><span>${words.tryIt.baseUrl}</span> <input name="base" type="url" inputmode="url" required autocomplete="off" spellcheck="false" value="${brand.mockUrl}"></label>
<label><span><code>altId</code></span> <input name="altId" autocomplete="off" spellcheck="false" pattern="[A-Za-z0-9_\\-]+" placeholder="6578278e879ad2646715ba9c"></label></fieldset>
${inputs(context, words.parameterLocations.path, "path", operation, sample.path)}
${inputs(context, words.parameterLocations.query, "query", operation, sample.query)}
${sample.body !== undefined && html`<label>${words.body} <textarea name="body" rows="${Math.min(16, bodyText(sample.body).split("\n").length)}" spellcheck="false" autocomplete="off">${`\n${bodyText(sample.body)}`}</textarea></label>`}
<details><summary>${words.tryIt.headers}</summary><ul class="headers">${headers.map(
    ([name, value]) =>
      html`<li data-name="${name}" data-value="${value}"><code>${name}: ${value}</code></li>`,
  )}</ul></details>
<button class="primary">${words.tryIt.send}</button>
</form>
<div class="try-response" role="status"></div>
</section>`;
}

function bodyText(body: unknown): string {
  return JSON.stringify(body, null, 2);
}

/** What is required is filled with an example; the rest only shows one. */
function inputs(
  context: Context,
  title: string,
  location: "path" | "query",
  operation: DocumentedOperation,
  values: Readonly<Record<string, unknown>>,
): Content {
  const found = operation.parameters.filter((parameter) => parameter.in === location);
  return (
    found.length > 0 &&
    html`<fieldset><legend>${title}</legend>${found.map(
      (parameter) =>
        html`<label><span><code>${parameter.name}</code>${parameter.required && html` <span aria-hidden="true">*</span>`}</span> ${control(context, location, parameter, String(values[parameter.name] ?? ""))}</label>`,
    )}</fieldset>`
  );
}

/** A list to choose from where the document names the values. */
function control({ document }: Context, location: string, parameter: Parameter, value: string): Html {
  const { name, required } = parameter;
  const options = valuesOf(viewOf(document, schemaOf(parameter)))?.map(String) ?? [];
  if (options.length === 0) {
    return html`<input name="${location}.${name}"${required && html` required`} autocomplete="off" spellcheck="false" value="${value}">`;
  }
  const shown = required ? options : ["", ...options];
  return html`<select name="${location}.${name}"${required && html` required`} autocomplete="off">${shown.map(
    (option) => html`<option${option === value && html` selected`}>${option}</option>`,
  )}</select>`;
}
