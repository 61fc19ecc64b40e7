import { element } from "@crm-invoices/mock/page/dom";

// The page of the mock, which shows the panel, makes its elements alike.
export { element };

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: "plain" }, text);
  made.addEventListener("click", act);
  return made;
}
