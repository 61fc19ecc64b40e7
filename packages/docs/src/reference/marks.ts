import { isText, listOf } from "@crm-invoices/openapi";
import { type Content, html } from "../site/html.ts";
import type { Context } from "./context.ts";

/** How sure a statement is that no page makes, and the entries of the ledger about it. */
export interface Marks {
  readonly evidence: "R" | "A" | "U" | undefined;
  readonly ledger: readonly string[];
}

/** The marks among the members of an object, such as a schema's keywords. */
export function marksOf(member: (name: string) => unknown): Marks {
  const evidence = member("x-evidence");
  const ledger = member("x-ledger");
  return {
    evidence: evidence === "R" || evidence === "A" || evidence === "U" ? evidence : undefined,
    ledger: isText(ledger) ? [ledger] : listOf(ledger).filter(isText),
  };
}

/**
 * How sure a statement is: the letter of a statement that no page makes, and a link to each decision about it with that
 * decision's evidence and what keeps it from being settled.
 */
export function showMarks({ words, decisions }: Context, { evidence, ledger }: Marks): Content {
  if (evidence === undefined && ledger.length === 0) return undefined;
  return html`<span class="marks">${
    evidence !== undefined &&
    html`<span class="mark" data-evidence="${evidence}">${words.evidence[evidence]}</span> `
  }${ledger.map((id, index) => {
    const decision = decisions.get(id);
    const doubt =
      decision?.status === "disputed" || decision?.status === "open" ? words.status[decision.status] : "";
    return html`${index > 0 && " "}<a class="ledger" href="/report.html#${id}" hreflang="en">${id}${
      decision && html` <span class="letter" data-evidence="${decision.evidence}">${decision.evidence}</span>`
    }${doubt !== "" && html` <span class="doubt">${doubt}</span>`}</a>`;
  })}</span>`;
}

/** The same as a paragraph; nothing where there are none. */
export function marksParagraph(context: Context, member: (name: string) => unknown): Content {
  const shown = showMarks(context, marksOf(member));
  return shown && html`<p>${shown}</p>`;
}
