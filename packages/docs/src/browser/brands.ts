/** Folds the list of brands when its user goes elsewhere; it unfolds by itself. */
export function startBrandSwitcher(): void {
  const list = document.querySelector("details.brands");
  if (!(list instanceof HTMLDetailsElement)) return;
  const fold = () => {
    list.open = false;
  };
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !list.contains(target)) fold();
  });
  list.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    fold();
    list.querySelector("summary")?.focus();
  });
}
