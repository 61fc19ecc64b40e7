import type { FormField, FormRequest } from "../catalog.ts";
import type { FormWords } from "../form-words.ts";
import { element } from "./dom.ts";
import { responseView } from "./response-view.ts";

export interface FormOptions {
  readonly words: FormWords;
  /** What stands in the form before the fields of the request. */
  readonly own?: readonly HTMLElement[];
  /** Where the API is, without a slash at the end; or why nothing is sent. */
  base(): string | readonly HTMLElement[];
  /** What is said when no response came. */
  failed(error: unknown): readonly HTMLElement[];
  /** What explains the rules of the sandbox. */
  readonly rulesHref?: string;
}

/** A form that sends one request, and below it the response. The page of the mock and the documentation share it. */
export function requestForm(request: FormRequest, options: FormOptions): HTMLElement[] {
  const { words, own = [], base, failed } = options;
  const inputs = request.fields.map((field) => ({ ...field, input: inputOf(field) }));
  const lines = request.body?.split("\n").length ?? 0;
  const body = element("textarea", {
    name: "body",
    rows: String(Math.min(16, lines)),
    autocomplete: "off",
    spellcheck: "false",
  });
  body.value = request.body ?? "";
  const button = element("button", { class: "primary" }, words.send);
  const response = element("div", { class: "try-response", role: "status" });

  const places = (["path", "query"] as const).flatMap((place) => {
    const labels = inputs.filter((field) => field.in === place).map(labelOf);
    return labels.length === 0
      ? []
      : [element("fieldset", {}, element("legend", {}, words.places[place]), ...labels)];
  });
  const form = element(
    "form",
    { class: "try-form" },
    ...own,
    ...places,
    ...(lines === 0 ? [] : [element("label", {}, words.body, " ", body)]),
    headerList(words.headers, Object.entries(request.headers)),
    button,
  );

  const address = (to: string): string => {
    const given = (name: string) =>
      inputs.find((field) => field.in === "path" && field.name === name)?.input.value ?? "";
    const path = request.path.replaceAll(/\{(.+?)\}/g, (_, name: string) => encodeURIComponent(given(name)));
    const query = inputs
      .filter((field) => field.in === "query" && field.input.value !== "")
      .map(({ name, input }) => `${encodeURIComponent(name)}=${encodeURIComponent(input.value)}`);
    return `${to}${path}${query.length > 0 ? "?" : ""}${query.join("&")}`;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    const to = base();
    const init = { method: request.method, headers: request.headers, body: lines === 0 ? null : body.value };
    response.replaceChildren(
      ...(typeof to === "string" ? await exchange(address(to), init, options).catch(failed) : to),
    );
    button.disabled = false;
  });
  return [form, response];
}

/** What must be given is filled with an example; where the document names the values, it is a list to choose from. */
function inputOf({
  in: place,
  name,
  required,
  options,
  value,
}: FormField): HTMLInputElement | HTMLSelectElement {
  const attributes = { name: `${place}.${name}`, required, autocomplete: "off" };
  if (options.length === 0) return element("input", { ...attributes, spellcheck: "false", value });
  const shown = required ? options : ["", ...options];
  const choices = shown.map((option) => element("option", { selected: option === value }, option));
  return element("select", attributes, ...choices);
}

function labelOf({ name, required, input }: FormField & { readonly input: HTMLElement }): HTMLElement {
  const star = required ? [" ", element("span", { "aria-hidden": "true" }, "*")] : [];
  return element("label", {}, element("span", {}, element("code", {}, name), ...star), " ", input);
}

async function exchange(
  url: string,
  init: RequestInit,
  { words, rulesHref }: FormOptions,
): Promise<HTMLElement[]> {
  const started = performance.now();
  const response = await fetch(url, {
    ...init,
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
      { body: words.responseBody, empty: words.emptyResponse },
    ),
    ...rules(headers.get("x-sandbox-rules") ?? "", words, rulesHref),
    headerList(words.responseHeaders, [...headers]),
  ];
}

/** The rules that made a response, and how sure each of them is: `payment-status;evidence=D, …`. */
function rules(
  header: string,
  { evidence, sandboxRules }: FormWords,
  href: string | undefined,
): HTMLElement[] {
  const words = new Map<string | undefined, string>(Object.entries(evidence));
  const items = header.split(", ").flatMap((rule) => {
    const [name = "", letter] = rule.split(";evidence=");
    const said = words.get(letter);
    return said === undefined ? [] : [element("li", {}, element("code", {}, name), ` ${said}`)];
  });
  if (items.length === 0) return [];
  const title = href === undefined ? sandboxRules : element("a", { href }, sandboxRules);
  return [element("p", {}, title), element("ul", { class: "rules" }, ...items)];
}

function headerList(title: string, headers: ReadonlyArray<readonly [string, string]>): HTMLElement {
  const items = headers.map(([name, value]) => element("li", {}, element("code", {}, `${name}: ${value}`)));
  return element("details", {}, element("summary", {}, title), element("ul", { class: "headers" }, ...items));
}
