import type { SampledOperation } from "../catalog.ts";
import { clientSnippet, curlSnippet, fetchSnippet, sampleHeaders, sampleUrl } from "../snippets.ts";
import type { Brand } from "./api.ts";
import { copyButton } from "./copy.ts";
import { element, find } from "./dom.ts";
import { responseView } from "./response-view.ts";

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

/** A button that sends the sample request from this page, and the answer to it. */
function trial(operation: SampledOperation, brand: Brand): HTMLElement {
  const answer = element("div", { class: "answer", role: "status" });
  const button = element("button", { type: "button", class: "primary", id: "send" }, "Send it");
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      answer.replaceChildren(...(await send(operation, brand)));
    } catch (error) {
      answer.replaceChildren(element("p", { class: "empty" }, `No answer: ${String(error)}`));
    }
    button.disabled = false;
  });
  return element("div", { class: "trial" }, button, answer);
}

async function send(operation: SampledOperation, brand: Brand): Promise<HTMLElement[]> {
  const { method, sample } = operation;
  const started = performance.now();
  const response = await fetch(sampleUrl(operation, brand.url), {
    method,
    headers: sampleHeaders(operation),
    ...(sample.body === undefined ? {} : { body: JSON.stringify(sample.body) }),
  });
  const text = await response.text();
  const ms = Math.round(performance.now() - started);
  const { status, statusText } = response;
  return responseView({ status, statusText, text, ms }, { body: "Body of the answer", empty: "No body." });
}
