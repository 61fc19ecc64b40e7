import { element } from "./dom.ts";

const shownFor = 1600;

/** A button that copies a text and says that it did. */
export function copyButton(text: () => string): HTMLElement {
  const button = element("button", { type: "button", class: "plain copy" }, "Copy");
  const said = element("span", { class: "hidden", role: "status" });
  button.addEventListener("click", async () => {
    const copied = await copyText(text());
    button.textContent = copied ? "Copied" : "Select and copy";
    said.textContent = copied ? "Copied to the clipboard" : "This browser does not let the page copy";
    button.toggleAttribute("data-done", copied);
    setTimeout(() => {
      button.textContent = "Copy";
      said.textContent = "";
      button.removeAttribute("data-done");
    }, shownFor);
  });
  return element("span", {}, button, said);
}

/** Copies to the clipboard; gives whether it could. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers have none on plain http from another machine, some for pages from a disk, or the user refused it.
    return false;
  }
}
