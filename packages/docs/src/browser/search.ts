import MiniSearch, { type AsPlainObject, type SearchResult } from "minisearch";
import { indexOptions, searchOptions } from "../search/options.ts";
import { kinds, type SearchRecord } from "../search/record.ts";
import type { BrowserWords } from "../words/browser-words.ts";
import { element } from "./dom.ts";

declare global {
  /** The index, once its script has run. */
  var crmInvoicesSearchIndex: AsPlainObject | undefined;
}

const most = 24;

/** The search of the header: `/` and Ctrl-K or ⌘K go there, arrows choose, Enter follows, Escape leaves. */
export function startSearch({ search: words }: BrowserWords): void {
  const box = document.getElementById("search");
  const input = document.getElementById("search-words");
  const list = document.getElementById("search-results");
  const status = document.getElementById("search-status");
  const panel = list?.parentElement;
  if (!box || !(input instanceof HTMLInputElement) || !list || !status || !panel) return;
  const { brand, root = "" } = document.body.dataset;
  const options = searchOptions(brand);
  let chosen = -1;

  const open = (shown: boolean) => {
    panel.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
  };
  const choose = (index: number) => {
    chosen = index;
    for (const [position, option] of Array.from(list.children).entries()) {
      option.setAttribute("aria-selected", String(position === index));
      if (position === index) option.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `search-result-${index}`);
  };
  const show = async () => {
    const wanted = input.value.trim();
    if (wanted === "") return open(false);
    open(true);
    status.textContent = words.loading;
    try {
      const index = await loadIndex(root);
      // What was typed in the meantime is searched by its own call.
      if (input.value.trim() !== wanted) return;
      const found = index.search(wanted, options);
      list.replaceChildren(
        ...found.slice(0, most).map((result, position) => option(result, position, words, root)),
      );
      status.textContent =
        found.length === 0 ? words.noResults(wanted) : words.results(found.length, list.children.length);
    } catch {
      list.replaceChildren();
      status.textContent = words.unavailable;
    }
    choose(list.children.length > 0 ? 0 : -1);
  };

  box.hidden = false;
  input.addEventListener("input", show);
  input.addEventListener("focus", () => {
    // Whoever goes there is about to search.
    loadIndex(root).catch(() => undefined);
    if (input.value.trim() !== "") open(true);
  });
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && count > 0) {
      event.preventDefault();
      open(true);
      choose((chosen + step + count) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = list.children[chosen];
      if (option instanceof HTMLElement) option.click();
      open(false);
    } else if (event.key === "Escape") {
      open(false);
      input.blur();
    }
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !box.contains(relatedTarget)) open(false);
  });
  // A press on a result would take the focus, and with it the results, before it becomes a click.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  panel.addEventListener("click", () => open(false));
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    const modified = event.ctrlKey || event.metaKey;
    const isSlash = event.key === "/" && !typing && !modified && !event.altKey;
    const isShortcut = event.key.toLowerCase() === "k" && modified && !event.altKey && !event.shiftKey;
    if (!isSlash && !isShortcut) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

function option(
  result: SearchResult,
  position: number,
  words: BrowserWords["search"],
  root: string,
): HTMLElement {
  const { kind, title, subtitle, href }: Record<string, unknown> = result;
  const known = kinds.find((name) => name === kind);
  return element(
    "a",
    {
      role: "option",
      id: `search-result-${position}`,
      href: root + String(href),
      tabindex: "-1",
      "aria-selected": "false",
    },
    element("span", { class: "kind" }, known ? words.kinds[known] : ""),
    element("strong", {}, String(title)),
    element("span", { class: "quiet" }, String(subtitle)),
  );
}

let loading: Promise<MiniSearch<SearchRecord>> | undefined;

function loadIndex(root: string): Promise<MiniSearch<SearchRecord>> {
  loading ??= new Promise<void>((resolve, reject) => {
    const script = element("script", { src: `${root}assets/search-index.js` });
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error("The index is not there.")));
    document.head.append(script);
  }).then(() => {
    const index = globalThis.crmInvoicesSearchIndex;
    if (index === undefined) throw new Error("The script of the index has no index.");
    return MiniSearch.loadJS(index, indexOptions);
  });
  return loading;
}
