import { posix } from "node:path";
import { UserError } from "@crm-invoices/scripts/user-error";
import { Parser } from "htmlparser2";

interface Anchors {
  readonly ids: ReadonlySet<string>;
  readonly repeated: readonly string[];
  readonly links: readonly string[];
}

/**
 * Follows every link of every page; one that leads nowhere within the site, and an id used twice, is a mistake.
 *
 * @param base the path below which the site is published; links of a page that is shown anywhere begin with it.
 */
export function checkLinks(files: ReadonlyMap<string, string | Uint8Array>, base: string): void {
  const pages = new Map(
    [...files].flatMap(([path, content]) =>
      path.endsWith(".html") && typeof content === "string" ? [[path, anchorsOf(content)] as const] : [],
    ),
  );
  const faults = [...pages].flatMap(([path, { links, repeated }]) => [
    ...repeated.map((id) => `${path}: the id ${id} is used twice`),
    ...new Set(links.flatMap((link) => faultOf(path, link, base, files, pages) ?? [])),
  ]);
  if (faults.length > 0) {
    throw new UserError(
      `The site has links that lead nowhere:\n${faults.map((fault) => `  ${fault}`).join("\n")}`,
    );
  }
}

function faultOf(
  path: string,
  link: string,
  base: string,
  files: ReadonlyMap<string, unknown>,
  pages: ReadonlyMap<string, Anchors>,
): string | undefined {
  if (/^(https:|mailto:)/.test(link)) return undefined;
  const [file = "", fragment] = link.split("#");
  const rooted = file.startsWith(base);
  if (!rooted && /^([a-z]+:|\/)/i.test(link)) return `${path}: ${link} is neither relative nor https`;
  const named = decodeURI(rooted ? file.slice(base.length) : posix.join(posix.dirname(path), file));
  const target = file === "" ? path : named;
  if (!files.has(target)) return `${path}: ${link} leads to ${target}, which the site does not have`;
  if (fragment === undefined || pages.get(target)?.ids.has(decodeURIComponent(fragment))) return undefined;
  return `${path}: ${link} leads to an anchor that ${target} does not have`;
}

function anchorsOf(html: string): Anchors {
  const ids = new Set<string>();
  const repeated: string[] = [];
  const links: string[] = [];
  const parser = new Parser({
    onopentag(_, { id, href, src }) {
      if (id !== undefined && ids.has(id)) repeated.push(id);
      if (id !== undefined) ids.add(id);
      links.push(...[href, src].flatMap((link) => link ?? []));
    },
  });
  parser.end(html);
  return { ids, repeated, links };
}
