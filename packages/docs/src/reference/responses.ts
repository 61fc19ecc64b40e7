import { type Content, type Html, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import { follow, json, type ResponseObject, schemaOf } from "./document.ts";
import { exampleList } from "./examples.ts";
import { fieldItem, fieldList } from "./fields.ts";
import { marks } from "./marks.ts";
import type { Operation } from "./operation.ts";
import { typeOf } from "./type-text.ts";

/** The responses of an operation, or those an event expects: success unfolded, errors folded. */
export function responses(context: Context, { object, event }: Operation): Html {
  const { words, document } = context;
  return html`<section aria-labelledby="response"><h2 id="response">${event ? words.yourResponse : words.responses}</h2>
${Object.entries(object.responses).map(([status, reference]) =>
  response(context, status, follow(document.components.responses, reference)),
)}</section>`;
}

function response(context: Context, status: string, object: ResponseObject): Html {
  const { words } = context;
  const media = json(object.content);
  const success = status.startsWith("2");
  return html`<details class="response" id="response.${status}"${success && html` open`}>
<summary><span class="status" data-class="${status[0] ?? ""}xx">${status}</span> ${context.phrase(object.description)}</summary>
${paragraph(marks(context, object))}
${headers(context, status, object)}
${
  media === undefined
    ? html`<p class="quiet">${words.noResponseBody}</p>`
    : html`<p>${words.bodyType} <span class="type">${typeOf(context, media.schema)}</span></p>
${fieldList(context, media.schema, { location: `response.${status}`, unfold: true })}
${exampleList(context, media.examples)}`
}</details>
`;
}

function headers(context: Context, status: string, object: ResponseObject): Content {
  const entries = Object.entries(object.headers ?? {});
  const options = { location: `response.${status}.header`, unfold: true };
  return (
    entries.length > 0 &&
    html`<details class="inner"><summary>${context.words.responseHeaders}</summary><ul class="fields">${entries.map(
      ([name, reference]) => {
        const header = follow(context.document.components.headers, reference);
        const field = {
          name,
          location: `${options.location}.${name}`,
          schema: schemaOf(header),
          required: false,
          sentByClient: false,
        };
        return fieldItem(context, field, options);
      },
    )}</ul></details>`
  );
}

function paragraph(content: Content): Content {
  return content && html`<p>${content}</p>`;
}
