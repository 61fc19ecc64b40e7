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
  const took = Math.round(performance.now() - started);
  const { status, statusText, headers } = response;
  return [
    element(
      "p",
      { class: "outcome" },
      element("span", { class: "status", "data-class": `${Math.floor(status / 100)}xx` }, String(status)),
      ` ${statusText} `,
      element("span", { class: "quiet" }, `${took} ms`),
    ),
    text === ""
      ? element("p", { class: "quiet" }, words.tryIt.emptyResponse)
      : element(
          "pre",
          { tabindex: "0", "aria-label": words.tryIt.responseBody },
          element("code", {}, pretty(text)),
        ),
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
  const value = (name: string) => field(form, name, HTMLInputElement)?.value ?? "";
  const path = (form.dataset["path"] ?? "").replaceAll(/\{(.+?)\}/g, (_, name: string) =>
    encodeURIComponent(value(`path.${name}`)),
  );
  const query = all('input[name^="query."]', HTMLInputElement, form)
    .filter((input) => input.value !== "")
    .map(
      (input) =>
        `${encodeURIComponent(input.name.slice("query.".length))}=${encodeURIComponent(input.value)}`,
    );
  return `${base.origin}${base.pathname.replace(/\/$/, "")}${path}${query.length > 0 ? "?" : ""}${query.join("&")}`;
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
