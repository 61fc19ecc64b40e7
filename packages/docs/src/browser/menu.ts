const wide = matchMedia("(min-width: 60rem)");

/** Unfolds the menu where there is room beside the content, and shows the current page in it. */
export function startMenu(): void {
  const menu = document.querySelector("nav.menu");
  const details = menu?.querySelector("details");
  if (!(menu instanceof HTMLElement) || !details) return;
  const unfold = () => {
    details.open = wide.matches;
  };
  wide.addEventListener("change", unfold);
  unfold();
  const current = menu.querySelector("[aria-current]");
  if (current instanceof HTMLElement) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
}
