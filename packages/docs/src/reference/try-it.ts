import { type Content, type Html, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import { type SampledOperation, sampleHeaders } from "./mock-page.ts";
import type { DocumentedOperation } from "./operation.ts";

/** A form that sends the operation to a running mock; its script is `browser/try-it.ts`. */
export function tryIt(context: Context, operation: DocumentedOperation, sampled: SampledOperation): Html {
  const { sample } = sampled;
  const { brand, words } = context;
  const headers = Object.entries(sampleHeaders(sampled)).filter(([, value]) => value !== "");
  return html`<section class="try" aria-labelledby="try"><h2 id="try">${words.tryIt.title}</h2>
<noscript><p>${words.tryIt.needsScript}</p></noscript>
<form class="try-form" hidden data-method="${operation.method}" data-path="${operation.path}">
<label>${words.tryIt.baseUrl} <input name="base" type="url" inputmode="url" required autocomplete="off" spellcheck="false" value="${brand.mockUrl}"></label>
${inputs(words.parameterLocations.path, "path", operation, sample.path)}
${inputs(words.parameterLocations.query, "query", operation, sample.query)}
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
  title: string,
  location: "path" | "query",
  operation: DocumentedOperation,
  values: Readonly<Record<string, unknown>>,
): Content {
  const found = operation.parameters.filter((parameter) => parameter.in === location);
  return (
    found.length > 0 &&
    html`<fieldset><legend>${title}</legend>${found.map(
      ({ name, required }) =>
        html`<label><span><code>${name}</code>${required && html` <span aria-hidden="true">*</span>`}</span> <input name="${location}.${name}"${required && html` required`} autocomplete="off" spellcheck="false" value="${String(values[name] ?? "")}"></label>`,
    )}</fieldset>`
  );
}
