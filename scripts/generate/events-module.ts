import { type JsonObject, listWebhooks, member, referenceName, requestBodyOf } from "@crm-invoices/openapi";
import { tsDoc } from "./tsdoc.ts";

/** The brand's webhooks as a module: the event of each, their union, and their names for the runtime. */
export function eventsModule(document: JsonObject): string {
  const events = listWebhooks(document).map((webhook) => {
    const reference = member(requestBodyOf(document, webhook)?.body?.schema?.node, "$ref");
    if (typeof reference !== "string") {
      throw new Error(
        `The body of the webhook ${webhook.path} is no named schema. Give it a file in spec/schemas.`,
      );
    }
    return { type: webhook.path, payload: referenceName(reference), summary: webhook.node["summary"] };
  });
  const payloads = [...new Set(events.map(({ payload }) => payload))].sort();
  return `import type { ${[...payloads, "webhooks"].join(", ")} } from "./types.ts";

${events
  .map(
    ({ type, payload, summary }) => `${tsDoc([summary])}export interface ${type}Event extends ${payload} {
	type: "${type}";
}
`,
  )
  .join("\n")}
/** Every event about invoices; its \`type\` tells which one it is. */
export type InvoiceWebhookEvent =
${events.map(({ type }) => `\t| ${type}Event`).join("\n") || "\tnever"};

/** The values of \`type\`, for the runtime. */
export const eventTypes = {
${events.map(({ type }) => `\t${type}: true,\n`).join("")}} as const satisfies Record<keyof webhooks, true>;
`;
}
