import type { SampledOperation } from "../catalog.ts";
import { element, find } from "./dom.ts";

export interface OperationList {
  show(operations: readonly SampledOperation[], hrefOf: (operation: SampledOperation) => string): void;
  /** Marks the operation that is shown. */
  select(id: string): void;
  /** Marks the operations whose answers a control changes. */
  mark(changed: ReadonlySet<string>): void;
}

/** The operations by tag, with a search over them. */
export function operationList(): OperationList {
  const search = find("search", HTMLInputElement);
  const matches = find("matches", HTMLElement);
  const container = find("operations", HTMLElement);
  let items: Array<{ operation: SampledOperation; item: HTMLLIElement; link: HTMLAnchorElement }> = [];

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    let found = 0;
    for (const { operation, item } of items) {
      const text =
        `${operation.method} ${operation.path} ${operation.id} ${operation.summary} ${operation.tag}`.toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
      found += item.hidden ? 0 : 1;
    }
    for (const group of container.children) {
      if (group instanceof HTMLElement) group.hidden = group.querySelector("li:not([hidden])") === null;
    }
    matches.textContent =
      search.value.trim() === "" ? `${items.length} operations` : `${found} of ${items.length} operations`;
  };

  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      search.value = "";
      filter();
    }
    if (event.key === "Enter") items.find(({ item }) => !item.hidden)?.link.click();
  });
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
  });

  return {
    show(operations, hrefOf) {
      items = operations.map((operation) => {
        const link = element(
          "a",
          { href: hrefOf(operation), title: operation.path },
          element("span", { class: "method", "data-method": operation.method }, operation.method),
          element("span", { class: "name" }, operation.summary || operation.id),
          element("span", { class: "path" }, operation.path),
        );
        return { operation, link, item: element("li", {}, link) };
      });
      const groups = Map.groupBy(items, ({ operation }) => operation.tag);
      container.replaceChildren(
        ...Array.from(groups, ([tag, members]) =>
          element(
            "section",
            {},
            element("h3", {}, tag, element("span", { class: "count" }, String(members.length))),
            element("ul", {}, ...members.map(({ item }) => item)),
          ),
        ),
      );
      filter();
    },
    select(id) {
      for (const { operation, link } of items) {
        if (operation.id === id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    mark(changed) {
      for (const { operation, link } of items)
        link.toggleAttribute("data-changed", changed.has(operation.id));
    },
  };
}
