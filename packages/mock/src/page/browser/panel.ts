import { isObject } from "@crm-invoices/openapi";
import { element, find } from "./dom.ts";

// The mock serves the module of its provider here.
const module = "/__page/provider/panel.js";

/** Shows the panel of the mock's provider. */
export async function showPanel(title: string): Promise<void> {
  const content = element("div", {});
  const panel = find("panel", HTMLElement);
  panel.replaceChildren(element("h2", { id: "panel-title" }, title), content);
  panel.hidden = false;
  try {
    const loaded: unknown = await import(module);
    const mount = isObject(loaded) ? loaded["mount"] : undefined;
    if (typeof mount !== "function") throw new Error("its module exports no function `mount`");
    await mount(content);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    content.replaceChildren(element("p", { class: "empty" }, `The panel does not work: ${why}`));
  }
}
