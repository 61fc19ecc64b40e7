// The page of the mock makes its elements alike.
export { element } from "@crm-invoices/mock/page/dom";

/** The elements of a kind that a selector finds. */
export function all<Kind extends Element>(
  selector: string,
  kind: new () => Kind,
  within: ParentNode = document,
): Kind[] {
  return Array.from(within.querySelectorAll(selector)).flatMap((found) =>
    found instanceof kind ? [found] : [],
  );
}

/** The field of a form with this name. */
export function field<Kind extends HTMLElement>(
  form: HTMLFormElement,
  name: string,
  kind: new () => Kind,
): Kind | undefined {
  const found = form.elements.namedItem(name);
  return found instanceof kind ? found : undefined;
}
