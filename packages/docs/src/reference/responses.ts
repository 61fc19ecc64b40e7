import {
  childPointer,
  isObject,
  isText,
  locate,
  members,
  type ResponseMessage,
  resolve,
  responsesOf,
} from "@crm-invoices/openapi";
import { type Content, type Html, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import { note } from "./differences.ts";
import { exampleList } from "./examples.ts";
import { fieldItem, fieldList } from "./fields.ts";
import { marksParagraph } from "./marks.ts";
import type { DocumentedOperation } from "./operation.ts";
import { schemaOf } from "./schema.ts";
import { typeOf } from "./type-text.ts";

/** The responses of an operation, or those an event expects: success unfolded, errors folded. */
export function responses(context: Context, operation: DocumentedOperation): Html {
  const { words, document, brand } = context;
  const documented = operation.documented ? responsesOf(brand.documented, operation.documented) : [];
  return html`<section aria-labelledby="response"><h2 id="response">${operation.event ? words.yourResponse : words.responses}</h2>
${responsesOf(document, operation).map((message) =>
  response(
    context,
    message,
    documented.find(({ status }) => status === message.status),
  ),
)}</section>`;
}

function response(context: Context, message: ResponseMessage, documented: ResponseMessage | undefined): Html {
  const { words } = context;
  const { status, node, body } = message;
  const { description } = node;
  return html`<details class="response" id="response.${status}"${status.startsWith("2") && html` open`}>
<summary><span class="status" data-class="${status[0] ?? ""}xx">${status}</span> ${isText(description) && context.phrase(description)}</summary>
${documented === undefined && note(words.observed.undocumented)}
${marksParagraph(context, (name) => node[name])}
${headers(context, message)}
${
  body?.schema === undefined
    ? html`<p class="quiet">${words.noResponseBody}</p>`
    : html`<p>${words.bodyType} <span class="type">${typeOf(context, body.schema)}</span></p>
${fieldList(context, body.schema, {
  location: `response.${status}`,
  unfold: true,
  documented: documented && { schema: documented.body?.schema, required: true },
})}
${exampleList(context, body.examples)}`
}</details>
`;
}

function headers(context: Context, { status, node, pointer }: ResponseMessage): Content {
  const { document, words } = context;
  const options = { location: `response.${status}.header`, unfold: true };
  const items = members(node["headers"]).flatMap(([name, stated]) => {
    const header = resolve(document, stated);
    const start = { node: stated, pointer: childPointer(pointer, "headers", name) };
    if (!isObject(header)) return [];
    const field = {
      name,
      location: `${options.location}.${name}`,
      schema: schemaOf({ node: header, pointer: locate(document, start).pointer }),
      required: false,
      sentByClient: false,
    };
    return [fieldItem(context, field, options)];
  });
  return (
    items.length > 0 &&
    html`<details class="inner"><summary>${words.responseHeaders}</summary><ul class="fields">${items}</ul></details>`
  );
}
