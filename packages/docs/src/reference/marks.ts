import { type Content, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import type { Marked } from "./document.ts";

/**
 * How sure a statement is: the letter of a statement that no page makes, and a link to each decision about it with that
 * decision's evidence and what keeps it from being settled.
 */
export function marks(
  { words, decisions }: Context,
  { "x-evidence": evidence, "x-ledger": ledger }: Marked,
): Content {
  const ids = ledger === undefined ? [] : [ledger].flat();
  if (evidence === undefined && ids.length === 0) return undefined;
  return html`<span class="marks">${
    evidence !== undefined &&
    html`<span class="mark" data-evidence="${evidence}">${words.evidence[evidence]}</span> `
  }${ids.map((id, index) => {
    const decision = decisions.get(id);
    const doubt =
      decision?.status === "disputed" || decision?.status === "open" ? words.status[decision.status] : "";
    return html`${index > 0 && " "}<a class="ledger" href="/report.html#${id}" hreflang="en">${id}${
      decision && html` <span class="letter" data-evidence="${decision.evidence}">${decision.evidence}</span>`
    }${doubt !== "" && html` <span class="doubt">${doubt}</span>`}</a>`;
  })}</span>`;
}
