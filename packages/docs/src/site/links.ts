import { posix } from "node:path";

/**
 * Makes the links of a page relative to it. Content names the site's root by a slash, so that it need not know on which page
 * it stands; the site itself may be served below any path, or opened from a disk.
 */
export function relativeLinks(html: string, path: string): string {
  return translated(html, (target) => relativeLink(path, target));
}

/** Makes the links of a page start at a path of its server: for the one page that a server shows at any address. */
export function rootedLinks(html: string, base: string): string {
  return translated(html, (target) => base + target.slice(1));
}

function translated(html: string, linkTo: (target: string) => string): string {
  return html.replaceAll(
    / (href|src)="(\/(?!\/)[^"]*)"/g,
    (_, attribute: string, target: string) => ` ${attribute}="${linkTo(target)}"`,
  );
}

function relativeLink(from: string, target: string): string {
  const [, file = "", rest = ""] = /^\/([^#?]*)(.*)$/.exec(target) ?? [];
  if (file === from) return rest === "" ? posix.basename(file) : rest;
  return posix.relative(posix.dirname(from), file) + rest;
}

/** The fragment that leads to an id. */
export function fragment(id: string): string {
  return `#${encodeURIComponent(id)}`;
}
