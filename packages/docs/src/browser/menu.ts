import { recall, remember } from "./storage.ts";

const wide = matchMedia("(min-width: 60rem)");

/** Unfolds the menu where there is room beside the content, and keeps its place from page to page. */
export function startMenu(): void {
  const menu = document.querySelector("nav.menu");
  const details = menu?.querySelector("details");
  const list = menu?.querySelector(".menu-list");
  if (!details || !(list instanceof HTMLElement)) return;
  const key = `menu:${document.body.dataset["brand"] ?? ""}:${menu?.ariaLabel}`;
  const restore = () => {
    list.scrollTop = Number(recall(key, "sessionStorage") ?? 0);
    const current = list.querySelector("[aria-current]");
    if (!(current instanceof HTMLElement)) return;
    const [shown, place] = [list.getBoundingClientRect(), current.getBoundingClientRect()];
    if (place.top < shown.top || place.bottom > shown.bottom) {
      list.scrollTop += place.top - shown.top - list.clientHeight / 2;
    }
  };
  // On a phone the list has a size, and so a place, only once it is unfolded.
  details.addEventListener("toggle", () => {
    if (details.open) restore();
  });
  addEventListener("pagehide", () => {
    if (details.open) remember(key, String(list.scrollTop), "sessionStorage");
  });
  const unfold = () => {
    details.open = wide.matches;
  };
  wide.addEventListener("change", unfold);
  unfold();
}
