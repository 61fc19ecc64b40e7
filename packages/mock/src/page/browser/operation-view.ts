import type { SampledOperation } from "../catalog.ts";
import { englishForm } from "../form-words.ts";
import { clientSnippet, curlSnippet, fetchSnippet, formRequest } from "../snippets.ts";
import type { Brand } from "./api.ts";
import { copyButton } from "./copy.ts";
import { element, find } from "./dom.ts";
import { requestForm } from "./request-form.ts";

const languages = ["curl", "fetch", "client"] as const;
type Language = (typeof languages)[number];

// Whoever prefers one language prefers it for the next operation too.
let chosen: Language = "curl";

/** Shows one operation: what it does, how to call it, and what it answers. */
export function showOperation(operation: SampledOperation, brand: Brand): void {
  const card = find("operation", HTMLElement);
  card.replaceChildren(
    element(
      "header",
      {},
      element("h2", {}, operation.summary || operation.id),
      element(
        "p",
        { class: "route" },
        element("span", { class: "method", "data-method": operation.method }, operation.method),
        element("code", {}, operation.path),
      ),
    ),
    element("p", { class: "description" }, ...prose(operation.description)),
    snippets(operation, brand),
    trial(operation, brand),
  );
}

/** Text whose backquoted parts are code. */
function prose(text: string): Array<Node | string> {
  return text.split("`").map((part, index) => (index % 2 === 1 ? element("code", {}, part) : part));
}

function snippets(operation: SampledOperation, brand: Brand): HTMLElement {
  const text: Record<Language, string> = {
    curl: curlSnippet(operation, brand.url, " \\\n  "),
    fetch: fetchSnippet(operation, brand.url),
    client: clientSnippet(operation, brand.id, brand.url),
  };
  const code = element("code", {});
  const panel = element(
    "div",
    { id: "snippet", role: "tabpanel", tabindex: "0", "aria-labelledby": `tab-${chosen}` },
    element("pre", {}, code),
  );
  const tabs = languages.map((language) =>
    element(
      "button",
      { type: "button", role: "tab", id: `tab-${language}`, "aria-controls": "snippet" },
      language,
    ),
  );
  const choose = (language: Language, focus = false) => {
    chosen = language;
    for (const [index, tab] of tabs.entries()) {
      const selected = languages[index] === language;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      if (selected && focus) tab.focus();
    }
    panel.setAttribute("aria-labelledby", `tab-${language}`);
    code.textContent = text[language];
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(at(index)));
    tab.addEventListener("keydown", ({ key }) => {
      const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      if (step !== 0) choose(at(index + step), true);
    });
  }
  choose(chosen);
  return element(
    "div",
    { class: "snippets" },
    element(
      "div",
      { class: "toolbar" },
      element("div", { role: "tablist", "aria-label": "Snippet", class: "tabs" }, ...tabs),
      copyButton(() => text[chosen]),
    ),
    panel,
  );
}

function at(index: number): Language {
  return languages.at(index % languages.length) ?? "curl";
}

/** A form that sends the sample request, or what the reader makes of it, from this page. */
function trial(operation: SampledOperation, brand: Brand): HTMLElement {
  const parts = requestForm(formRequest(operation), {
    words: englishForm,
    base: () => brand.url,
    failed: (error) => [element("p", { class: "empty" }, `No response: ${String(error)}`)],
  });
  return element("div", { class: "trial" }, ...parts);
}
