import { posix } from "node:path";

/**
 * Makes the links of a page relative to it. Content names the site's root by a slash, so that it need not know on which page
 * it stands; the site itself may be served below any path, or opened from a disk.
 */
export function relativeLinks(html: string, path: string): string {
  return html.replaceAll(
    / (href|src)="\/(?!\/)([^"]*)"/g,
    (_, attribute: string, target: string) => ` ${attribute}="${relativeLink(path, target)}"`,
  );
}

function relativeLink(from: string, target: string): string {
  const [, file = "", rest = ""] = /^([^#?]*)(.*)$/.exec(target) ?? [];
  if (file === from) return rest === "" ? posix.basename(file) : rest;
  return posix.relative(posix.dirname(from), file) + rest;
}

/** The fragment that leads to an id. */
export function fragment(id: string): string {
  return `#${encodeURIComponent(id)}`;
}
