/** Shows the current page in a menu that is longer than the screen. */
export function followMenu(): void {
  const menu = document.querySelector("nav.menu");
  const current = menu?.querySelector("[aria-current]");
  if (!(menu instanceof HTMLElement) || !(current instanceof HTMLElement)) return;
  menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
}
