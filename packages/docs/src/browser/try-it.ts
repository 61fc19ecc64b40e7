import type { FormRequest } from "@crm-invoices/mock/page";
import { requestForm } from "@crm-invoices/mock/page/form";
import { loopback } from "../site/policy.ts";
import type { BrowserWords } from "../words/browser-words.ts";
import { baseUrlOf } from "./base-url.ts";
import { all, element } from "./dom.ts";

/** The altId of the documents' examples. */
const exampleAltId = "6578278e879ad2646715ba9c";

/** Lets the pages of operations send theirs to a mock server. */
export function startTryIt(words: BrowserWords): void {
  for (const place of all(".try", HTMLElement)) {
    const request: FormRequest = JSON.parse(place.dataset["request"] ?? "{}");
    place.append(...formOf(request, place.dataset["base"] ?? "", words));
  }
}

function formOf(request: FormRequest, mockUrl: string, { form, tryIt }: BrowserWords): HTMLElement[] {
  const plain = { autocomplete: "off", spellcheck: "false" };
  const base = element("input", {
    ...plain,
    name: "base",
    type: "url",
    inputmode: "url",
    required: true,
    value: mockUrl,
  });
  const altId = element("input", {
    ...plain,
    name: "altId",
    pattern: "[A-Za-z0-9_\\-]+",
    placeholder: exampleAltId,
  });
  const own = element(
    "fieldset",
    {},
    element("legend", {}, tryIt.yours),
    element("label", {}, element("span", {}, tryIt.baseUrl), " ", base),
    element("label", {}, element("span", {}, element("code", {}, "altId")), " ", altId),
  );
  const refusal = (...says: ReadonlyArray<Node | string>) => element("p", { class: "refusal" }, ...says);
  return requestForm(request, {
    words: form,
    own: [own],
    base() {
      const found = baseUrlOf(base.value);
      if ("url" in found) return found.url.origin + found.url.pathname.replace(/\/$/, "");
      const { invalidUrl, notLoopback } = tryIt;
      return [refusal(found.refused === "invalid-url" ? invalidUrl : notLoopback(loopback.join(" / ")))];
    },
    failed: () => [
      refusal(tryIt.noResponse(new URL(base.value).origin), " ", element("code", {}, tryIt.startMock)),
      ...(location.protocol === "https:" ? [element("p", { class: "quiet" }, tryIt.browserBlocks)] : []),
    ],
    rulesHref: `${document.body.dataset["root"] ?? ""}packages/sandbox.html#rules`,
  });
}
