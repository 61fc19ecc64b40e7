import { responseView } from "@crm-invoices/mock/page/response";
import { loopback } from "../site/policy.ts";
import type { BrowserWords } from "../words/browser-words.ts";
import { baseUrlOf } from "./base-url.ts";
import { all, element, field } from "./dom.ts";

/** Lets the forms of the reference send their operation to a mock server. */
export function startTryIt(words: BrowserWords): void {
  for (const form of all("form.try-form", HTMLFormElement)) {
    const panel = form.parentElement?.querySelector(".try-response");
    const button = form.querySelector("button");
    if (!panel || !button) continue;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      panel.replaceChildren(...(await attempt(form, words)));
      button.disabled = false;
    });
  }
}

async function attempt(form: HTMLFormElement, words: BrowserWords): Promise<HTMLElement[]> {
  const base = baseUrlOf(field(form, "base", HTMLInputElement)?.value ?? "");
  if ("refused" in base) {
    const { invalidUrl, notLoopback } = words.tryIt;
    const why = base.refused === "invalid-url" ? invalidUrl : notLoopback(loopback.join(" / "));
    return [element("p", { class: "refusal" }, why)];
  }
  try {
    return await send(form, base.url, words);
  } catch {
    const { noResponse, startMock, browserBlocks } = words.tryIt;
    return [
      element("p", { class: "refusal" }, noResponse(base.url.origin), " ", element("code", {}, startMock)),
      ...(location.protocol === "https:" ? [element("p", { class: "quiet" }, browserBlocks)] : []),
    ];
  }
}

async function send(form: HTMLFormElement, base: URL, words: BrowserWords): Promise<HTMLElement[]> {
  const started = performance.now();
  const response = await fetch(addressOf(form, base), {
    method: form.dataset["method"] ?? "GET",
    headers: Object.fromEntries(
      all(".headers li", HTMLElement, form).map(({ dataset }) => [
        dataset["name"] ?? "",
        dataset["value"] ?? "",
      ]),
    ),
    body: field(form, "body", HTMLTextAreaElement)?.value ?? null,
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
  });
  const text = await response.text();
  const ms = Math.round(performance.now() - started);
  const { status, statusText, headers } = response;
  return [
    ...responseView(
      { status, statusText, text, ms },
      { body: words.tryIt.responseBody, empty: words.tryIt.emptyResponse },
    ),
    ...rulesView(headers.get("x-sandbox-rules") ?? "", words),
    element(
      "details",
      {},
      element("summary", {}, words.tryIt.responseHeaders),
      element(
        "ul",
        { class: "headers" },
        ...Array.from(headers, ([name, value]) =>
          element("li", {}, element("code", {}, `${name}: ${value}`)),
        ),
      ),
    ),
  ];
}

function addressOf(form: HTMLFormElement, base: URL): string {
  const value = (name: string) =>
    (field(form, name, HTMLInputElement) ?? field(form, name, HTMLSelectElement))?.value ?? "";
  const path = (form.dataset["path"] ?? "").replaceAll(/\{(.+?)\}/g, (_, name: string) =>
    encodeURIComponent(value(`path.${name}`)),
  );
  const query = Array.from(new FormData(form), ([name, text]) => [name, String(text)] as const)
    .filter(([name, text]) => name.startsWith("query.") && text !== "")
    .map(([name, text]) => `${encodeURIComponent(name.slice("query.".length))}=${encodeURIComponent(text)}`);
  return `${base.origin}${base.pathname.replace(/\/$/, "")}${path}${query.length > 0 ? "?" : ""}${query.join("&")}`;
}

const letters = ["S", "D", "R", "A", "U"] as const;

/** The rules of the sandbox that made a response, and how sure each of them is: `payment-status;evidence=D, …`. */
function rulesView(header: string, words: BrowserWords): HTMLElement[] {
  const rules = header.split(", ").flatMap((rule) => {
    const [name = "", evidence] = rule.split(";evidence=");
    const letter = letters.find((each) => each === evidence);
    return letter === undefined
      ? []
      : [element("li", {}, element("code", {}, name), ` ${words.evidence[letter]}`)];
  });
  if (rules.length === 0) return [];
  const { root = "" } = document.body.dataset;
  return [
    element("p", {}, element("a", { href: `${root}packages/sandbox.html#rules` }, words.tryIt.sandboxRules)),
    element("ul", { class: "rules" }, ...rules),
  ];
}
