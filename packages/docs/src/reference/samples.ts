import { isObject, successOf } from "@crm-invoices/openapi";
import { codeBlock } from "../content/highlight.ts";
import { type Content, Html, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import {
  clientSnippet,
  curlSnippet,
  fetchSnippet,
  requiredSample,
  type SampledOperation,
  sampledOperation,
} from "./mock-page.ts";
import type { DocumentedOperation } from "./operation.ts";
import { tryIt } from "./try-it.ts";

/** What stands in a snippet for what readers have their own of, while it is highlighted. */
const marks = { base: "http://base.example", altId: "altIdOfTheReader" } as const;

/** The altId of the documents' examples, which the snippets of the client name even where the sample has none. */
const exampleAltId = "6578278e879ad2646715ba9c";

/** What stays beside an operation: how to call it, what comes back, and a form that does it. */
export function samples(context: Context, operation: DocumentedOperation): Html {
  const { brand, words } = context;
  const all = sampledOperation(brand, operation);
  const required = requiredSample(brand, operation);
  return html`<aside class="samples" aria-label="${words.samples}">
<section aria-labelledby="request-sample" class="requests"><h2 id="request-sample">${words.sampleRequest}</h2>
<div class="choices">
${choice(words.language, "language", [
  ["client", words.client],
  ["curl", "curl"],
  ["fetch", "fetch"],
])}
${
  required &&
  choice(words.fields, "fields", [
    ["required", words.requiredFields],
    ["all", words.allFields],
  ])
}
</div>
${required && snippets(context, required, "required")}${snippets(context, all, required && "all")}
<p class="quiet">${words.samplesCallTheMock(html`<a href="/packages/mock.html#start-it" hreflang="en">${words.theMock}</a>`, html`<code>${brand.document.servers[0]?.url ?? ""}</code>`)}</p></section>
${responseSample(context, operation)}
${tryIt(context, required ?? all)}
</aside>`;
}

/** One of several, which works without a script: styles show what belongs to it. */
function choice(title: string, name: string, values: readonly (readonly string[])[]): Html {
  return html`<fieldset class="segments"><legend>${title}</legend>${values.map(
    ([value, text], index) =>
      html`<label><input type="radio" name="${name}" value="${value}" autocomplete="off"${index === 0 && html` checked`}> ${text}</label>`,
  )}</fieldset>`;
}

function snippets({ brand, words }: Context, sampled: SampledOperation, fields: string | undefined): Content {
  const marked = withAltId(sampled);
  const texts: readonly (readonly [string, string, string])[] = [
    [
      "client",
      "ts",
      clientSnippet(marked, brand.id, marks.base).replace(
        `altId: "${exampleAltId}"`,
        `altId: "${marks.altId}"`,
      ),
    ],
    ["curl", "sh", curlSnippet(marked, marks.base, " \\\n  ")],
    ["fetch", "ts", fetchSnippet(marked, marks.base)],
  ];
  return texts.map(([name, language, text]) => {
    const block = codeBlock(text, language, name === "client" ? words.client : name)
      .text.replaceAll(marks.base, html`<span data-yours="base">${brand.mockUrl}</span>`.text)
      .replaceAll(marks.altId, html`<span data-yours="altId">${exampleAltId}</span>`.text);
    return html`<div class="sample" data-language="${name}"${fields !== undefined && html` data-fields="${fields}"`}>${new Html(block)}</div>
`;
  });
}

function withAltId(sampled: SampledOperation): SampledOperation {
  const { query, body } = sampled.sample;
  return {
    ...sampled,
    sample: {
      ...sampled.sample,
      query: "altId" in query ? { ...query, altId: marks.altId } : query,
      body: isObject(body) && "altId" in body ? { ...body, altId: marks.altId } : body,
    },
  };
}

function responseSample({ document, words }: Context, operation: DocumentedOperation): Content {
  const success = successOf(document, operation);
  const [example] = success?.body?.examples ?? [];
  return (
    example !== undefined &&
    html`<section aria-labelledby="response-sample"><h2 id="response-sample">${words.sampleResponse} <span class="status" data-class="2xx">${success?.status}</span></h2>
${codeBlock(JSON.stringify(example.value, null, 2), "json", words.sampleResponse)}</section>`
  );
}
