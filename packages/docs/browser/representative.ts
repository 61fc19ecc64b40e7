import { DomUtils, parseDocument } from "htmlparser2";

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

export interface RepresentativePage {
  readonly path: string;
  /** The page without the parts that show nothing new. */
  readonly html: string;
}

/** Attributes whose values decide how an element looks or is announced; of all others it matters only that they are there. */
const meaningful =
  /^(role|type|rel|hreflang|lang|aria-current|data-(method|evidence|status|class|language|bump))$/;
/** What may be taken out of a page without making what is left wrong. */
const repeated = new Set(["li", "section", "details", "tr", "div", "p"]);

/**
 * A few pages that together have every kind of element of all pages. What axe finds depends on an element's tag, classes,
 * attributes, parent and language, but not on which of a hundred like pages it stands, or how often.
 */
export function representativePages(pages: ReadonlyMap<string, string>): RepresentativePage[] {
  const candidates = [...pages].map(([path, html]) => ({ path, html, kinds: elementKinds(html) }));
  const missing = new Set(candidates.flatMap(({ kinds }) => [...kinds]));
  const chosen: RepresentativePage[] = [];
  while (missing.size > 0) {
    const [best] = candidates
      .map((page) => ({ ...page, news: [...page.kinds].filter((kind) => missing.has(kind)) }))
      .sort((one, other) => other.news.length - one.news.length);
    if (best === undefined) break;
    chosen.push({ path: best.path, html: condensed(best.html, missing) });
  }
  return chosen;
}

export function elementKinds(html: string): ReadonlySet<string> {
  return new Set(rootsOf(html).flatMap((root) => kindsBelow(root)));
}

/** A page without repeated parts that have no kind that is missing; what it shows is missing no more. */
function condensed(html: string, missing: Set<string>): string {
  const roots = rootsOf(html);
  const visit = (element: Element): void => {
    const shown = kindsBelow(element).some((kind) => missing.has(kind));
    if (!shown && isRepeated(element)) {
      DomUtils.removeElement(element);
    } else {
      missing.delete(kindOf(element));
      for (const child of childrenOf(element)) visit(child);
    }
  };
  for (const root of roots) visit(root);
  return `<!doctype html>${DomUtils.getOuterHTML(roots)}`;
}

function isRepeated({ name, parent }: Element): boolean {
  // Of other spans, what surrounds them has its size.
  const isCode = name === "span" && parent !== null && "name" in parent && parent.name === "code";
  return isCode || repeated.has(name);
}

function rootsOf(html: string): Element[] {
  return parseDocument(html).children.filter((node) => "attribs" in node);
}

function childrenOf(element: Element): Element[] {
  return element.children.filter((node) => "attribs" in node);
}

function kindsBelow(element: Element): string[] {
  return [kindOf(element), ...childrenOf(element).flatMap(kindsBelow)];
}

function kindOf(element: Element): string {
  const { parent } = element;
  const own = description(element);
  const root = rootOf(element);
  return `${root.attribs["lang"] ?? ""}: ${parent && "attribs" in parent ? description(parent) : ""} > ${own}`;
}

function rootOf(element: Element): Element {
  const { parent } = element;
  return parent && "attribs" in parent ? rootOf(parent) : element;
}

function description({ name, attribs }: Element): string {
  const attributes = Object.entries(attribs)
    .map(([key, value]) => (key === "class" || meaningful.test(key) ? `[${key}=${value}]` : `[${key}]`))
    .sort();
  return name + attributes.join("");
}
