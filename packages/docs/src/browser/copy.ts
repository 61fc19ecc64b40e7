import { copyText } from "@crm-invoices/mock/page/copy";
import type { BrowserWords } from "../words/browser-words.ts";
import { all, element } from "./dom.ts";

const shownFor = 1600;

/** Gives every block of code a button that copies it, and says that it did. */
export function addCopyButtons({ copy: words }: BrowserWords): void {
  for (const block of all(".code", HTMLElement)) {
    const button = element("button", { type: "button", class: "plain copy" }, words.copy);
    button.addEventListener("click", async () => {
      const copied = await copyText(block.querySelector("code")?.textContent ?? "");
      button.textContent = copied ? words.copied : words.failed;
      setTimeout(() => {
        button.textContent = words.copy;
      }, shownFor);
    });
    block.prepend(element("span", { class: "copying", role: "status" }, button));
  }
}
