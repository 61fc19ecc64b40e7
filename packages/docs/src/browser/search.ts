import { kinds } from "../search/record.ts";
import type { BrowserWords } from "../words/browser-words.ts";
import { element } from "./dom.ts";
import { recall, remember } from "./storage.ts";

/** What the script of the search brings. */
export interface SearchEngine {
  readonly brands: Readonly<Record<string, string>>;
  /** What is found, the best first, for a page in a language: fields of the index's records, `id` and `terms`. */
  find(words: string, language: string): readonly object[];
  excerptOf(text: string, terms: readonly string[]): string;
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
  const { brand = recall("brand"), root = "" } = document.body.dataset;
  // What all brands have is shown for the one that was looked at last.
  if (document.body.dataset["brand"] !== undefined && brand !== undefined) remember("brand", brand);
  const language = document.documentElement.lang;
  let chosen = -1;

  const hints = element(
    "p",
    { class: "hints" },
    words.suggestions,
    ...words.suggested.map((text) => {
      const hint = element("button", { type: "button", class: "plain" }, text);
      hint.addEventListener("click", (event) => {
        event.stopPropagation();
        input.value = text;
        input.focus();
        void show();
      });
      return hint;
    }),
  );
  panel.append(hints);

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
    hints.hidden = wanted !== "";
    open(true);
    if (wanted === "") {
      status.textContent = "";
      list.replaceChildren();
      return choose(-1);
    }
    status.textContent = words.loading;
    try {
      const engine = await loadEngine(root);
      // What was typed in the meantime is searched by its own call.
      if (input.value.trim() !== wanted) return;
      const found = engine.find(wanted, language);
      hints.hidden = found.length > 0;
      const place = { root, brand, engine, language };
      list.replaceChildren(
        ...found.slice(0, most).map((result, position) => option(result, position, words, place)),
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
    loadEngine(root).catch(() => undefined);
    void show();
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

/** Where a result is to lead. */
interface Place {
  readonly engine: SearchEngine;
  readonly root: string;
  readonly brand: string | undefined;
  readonly language: string;
}

function option(
  result: object,
  position: number,
  words: BrowserWords["search"],
  { root, brand, engine: { brands, excerptOf }, language }: Place,
): HTMLElement {
  const {
    kind,
    titles,
    excerpts,
    subtitle,
    brands: having,
    id,
    terms,
  }: Record<string, unknown> = { ...result };
  const known = kinds.find((name) => name === kind);
  const ids = listOf(having);
  const own = ids.find((each) => each === brand) ?? ids[0];
  const forBrand = (text: unknown) => String(text).replace("{brand}", own ?? "");
  const [title, excerpt] = [inLanguage(titles, language), inLanguage(excerpts, language)];
  const parts = [forBrand(subtitle), own === undefined ? "" : brands[own]].filter(Boolean);
  return element(
    "a",
    {
      role: "option",
      id: `search-result-${position}`,
      href: root + forBrand(id),
      tabindex: "-1",
      "aria-selected": "false",
    },
    element("span", { class: "kind" }, known ? words.kinds[known] : ""),
    element("strong", langOf(title, language), title.text),
    element("span", { class: "quiet" }, parts.join(" · ")),
    element(
      "span",
      { class: "excerpt", ...langOf(excerpt, language) },
      excerptOf(excerpt.text, listOf(terms)),
    ),
  );
}

interface Text {
  readonly code: string;
  readonly text: string;
}

/** A text in the language of the page, in English, or in whichever there is. */
function inLanguage(texts: unknown, language: string): Text {
  const known = new Map<string, unknown>(Object.entries(texts ?? {}));
  const code = [language, "en", ...known.keys()].find((each) => known.has(each)) ?? language;
  return { code, text: String(known.get(code) ?? "") };
}

/** Says the language of a text that is in another one than the page. */
const langOf = ({ code }: Text, language: string): { lang?: string } =>
  code === language ? {} : { lang: code };

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

let loading: Promise<SearchEngine> | undefined;

function loadEngine(root: string): Promise<SearchEngine> {
  loading ??= load(`${root}assets/search-index.js`)
    .then(() => load(`${root}assets/search.js`))
    .then(() => {
      const engine = globalThis.crmInvoicesSearch;
      if (engine === undefined) throw new Error("The scripts of the search did not bring it.");
      return engine;
    });
  return loading;
}

function load(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = element("script", { src });
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${src} is not there.`)));
    document.head.append(script);
  });
}
