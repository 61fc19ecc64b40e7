import { element } from "./dom.ts";

/** A response, as far as it is shown. */
export interface ShownResponse {
  readonly status: number;
  readonly statusText: string;
  readonly text: string;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/** What a response says, and below it its body; the documentation shows responses alike. */
export function responseView(
  { status, statusText, text, ms }: ShownResponse,
  labels: { readonly body: string; readonly empty: string },
): HTMLElement[] {
  return [
    element(
      "p",
      { class: "outcome" },
      element("span", { class: "status", "data-class": statusClass(status) }, String(status)),
      ` ${statusText} `,
      element("span", { class: "quiet" }, `${ms} ms`),
    ),
    text === ""
      ? element("p", { class: "quiet" }, labels.empty)
      : element("pre", { tabindex: "0", "aria-label": labels.body }, element("code", {}, pretty(text))),
  ];
}

export function statusClass(status: number): string {
  return `${Math.floor(status / 100)}xx`;
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
