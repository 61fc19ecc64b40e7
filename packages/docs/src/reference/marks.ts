import { isText, listOf } from "@crm-invoices/openapi";
import { type Content, html } from "../site/html.ts";
import { citedIn } from "./citations.ts";
import type { Context } from "./context.ts";

/** How sure a statement is that no page makes, and the entries of the ledger about it. */
export interface Marks {
  readonly evidence: "R" | "A" | "U" | undefined;
  readonly ledger: readonly string[];
}

/** The marks among the members of an object, such as a schema's keywords. */
export function marksOf(member: (name: string) => unknown): Marks {
  const ledger = member("x-ledger");
  return {
    evidence: unsure(member("x-evidence")),
    ledger: isText(ledger) ? [ledger] : listOf(ledger).filter(isText),
  };
}

/**
 * What of a statement is not documented, in words, each with a link to the decision that says why. What the documentation
 * says needs no mark.
 */
export function showMarks({ words, decisions }: Context, { evidence, ledger }: Marks): Content {
  const links = ledger.flatMap((id) => {
    const decision = decisions.get(id);
    const letter = evidence ?? unsure(decision?.evidence);
    const doubt =
      decision?.status === "disputed" || decision?.status === "open" ? decision.status : undefined;
    const says = [letter && words.form.evidence[letter], doubt && words.status[doubt]]
      .filter(isText)
      .join(", ");
    return says === ""
      ? []
      : [
          html`<a class="mark" data-evidence="${letter ?? "U"}" href="/report.html#${id}" hreflang="en" title="${id}">${says}</a>`,
        ];
  });
  if (links.length === 0 && evidence !== undefined) {
    return html`<span class="marks"><span class="mark" data-evidence="${evidence}">${words.form.evidence[evidence]}</span></span>`;
  }
  return (
    links.length > 0 &&
    html`<span class="marks">${links.map((link, index) => html`${index > 0 && " "}${link}`)}</span>`
  );
}

const unsure = (letter: unknown): Marks["evidence"] =>
  letter === "R" || letter === "A" || letter === "U" ? letter : undefined;

/** The same as a paragraph, with the entries that the description cites; nothing where there are none. */
export function marksParagraph(context: Context, member: (name: string) => unknown): Content {
  const { evidence, ledger } = marksOf(member);
  const cited = citedIn(String(member("description") ?? ""), context.decisions);
  const shown = showMarks(context, { evidence, ledger: [...new Set([...ledger, ...cited])] });
  return shown && html`<p>${shown}</p>`;
}
