import { isText, listOf, members, type Operation } from "@crm-invoices/openapi";
import { type Content, html } from "../site/html.ts";
import type { Context } from "./context.ts";

/** Which tokens an operation takes, and the scopes they need. */
export function tokens({ words, document, phrase }: Context, { node }: Operation): Content {
  const ways = listOf(node["security"]).flatMap((requirement) => members(requirement));
  if (ways.length === 0) return undefined;
  return html`<div class="tokens"><h2 id="token">${words.token}</h2><ul>${ways.map(([name, needed]) => {
    const scheme = document.components.securitySchemes[name];
    const scopes = listOf(needed).filter(isText);
    return html`<li>${phrase(scheme?.description ?? name)}${
      scopes.length > 0 &&
      html` <span class="quiet">${words.scope}: ${scopes.map((scope, index) => html`${index > 0 && ", "}<code>${scope}</code>`)}</span>`
    }</li>`;
  })}</ul></div>`;
}
