import type { RequestEvent } from "./api.ts";
import { element, find } from "./dom.ts";
import { statusClass } from "./response-view.ts";

const kept = 200;

export interface RequestLog {
  clear(): void;
  add(event: RequestEvent): void;
}

/** The requests the mock has answered, newest first, each with the causes when it was refused. */
export function requestLog(hrefOf: (event: RequestEvent) => string | undefined): RequestLog {
  const list = find("requests", HTMLElement);
  const waiting = find("waiting", HTMLElement);
  const refused = find("refused", HTMLInputElement);

  refused.addEventListener("change", () => list.toggleAttribute("data-refused-only", refused.checked));
  const clear = () => {
    list.replaceChildren();
    waiting.hidden = false;
  };
  find("clear", HTMLButtonElement).addEventListener("click", clear);

  return {
    clear,
    add(event) {
      waiting.hidden = true;
      list.prepend(row(event, hrefOf(event)));
      while (list.children.length > kept) list.lastElementChild?.remove();
    },
  };
}

function row(event: RequestEvent, href: string | undefined): HTMLElement {
  const { method, path, operation, status, ms, causes, undocumented, violations, at } = event;
  const remarks = [
    ...causes,
    ...undocumented.map((place) => `${place} is as callers observe it, not as it is documented`),
    ...violations.map((text) => `The response breaks the contract: ${text}`),
  ];
  const name = operation ?? "no operation";
  return element(
    "li",
    { "data-class": statusClass(status) },
    element(
      "p",
      { class: "line" },
      element("span", { class: "status", "data-class": statusClass(status) }, String(status)),
      element("span", { class: "method", "data-method": method }, method),
      element("span", { class: "target", title: path }, path),
    ),
    element(
      "p",
      { class: "quiet facts" },
      href === undefined ? name : element("a", { href }, name),
      ` · ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms · `,
      element("time", { datetime: at.toISOString() }, at.toLocaleTimeString()),
    ),
    ...(remarks.length === 0
      ? []
      : [element("ul", { class: "causes" }, ...remarks.map((remark) => element("li", {}, remark)))]),
  );
}
