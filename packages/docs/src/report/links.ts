import type { DocumentSection } from "../content/document.ts";
import type { Brand } from "../reference/brand.ts";
import { operationsOf } from "../reference/operation.ts";
import { type Content, Html, html } from "../site/html.ts";
import { fragment } from "../site/links.ts";
import type { Page } from "../site/page.ts";
import type { Decision } from "./decisions.ts";

/** Where the report's operations and locations are in the references. */
export interface ReferenceLinks {
  /** Links to the pages of an operation, named as the report names it. */
  pagesOf(operation: string): Content;
  /** The address of a location of an operation, or of a field of a type (`Invoice.title`); undefined when no page has it. */
  addressOf(location: string, operation?: string): string | undefined;
}

/** @param pages the pages of the references; what has no anchor there gets no link. */
export function referenceLinks(brands: readonly Brand[], pages: readonly Page[]): ReferenceLinks {
  const operations = Map.groupBy(
    brands.flatMap((brand) =>
      operationsOf(brand).map(({ event, method, path, href }) => ({
        name: event ? `WEBHOOK ${path}` : `${method} ${path}`,
        href,
        link: html`<a href="${href}" hreflang="${brand.words.code}">${brand.title}</a>`,
      })),
    ),
    ({ name }) => name,
  );
  const anchors = new Set(
    pages.flatMap(({ path, main }) =>
      [...main.text.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => `/${path}${fragment(id)}`),
    ),
  );
  const types = [
    ...new Set(pages.filter(({ path }) => path.includes("/types/")).map(({ path }) => `/${path}`)),
  ];
  return {
    pagesOf(operation) {
      const links = operations.get(operation) ?? [];
      return (
        links.length > 0 &&
        html`<p class="quiet">In the reference: ${links.map(({ link }, index) => html`${index > 0 && ", "}${link}`)}</p>`
      );
    },
    addressOf(location, operation) {
      const hrefs =
        operation === undefined ? types : (operations.get(operation) ?? []).map(({ href }) => href);
      return hrefs.map((href) => href + fragment(location)).find((address) => anchors.has(address));
    },
  };
}

/** Cells and remarks that name entries of the ledger become links to them. */
export function withLedgerLinks(
  section: DocumentSection,
  decisions: ReadonlyMap<string, Decision>,
): DocumentSection {
  const linked = (names: string): string | undefined => {
    const ids = names.split(", ");
    return ids.every((id) => decisions.has(id))
      ? ids.map((id) => `<a href="#${id}">${id}</a>`).join(", ")
      : undefined;
  };
  const names = "([a-z0-9]+(?:-[a-z0-9]+)*(?:, [a-z0-9-]+)*)";
  const text = section.body.text
    .replaceAll(new RegExp(`(<td[^>]*>)${names}</td>`, "g"), (cell, open: string, ids: string) => {
      const links = linked(ids);
      return links === undefined ? cell : `${open}${links}</td>`;
    })
    .replaceAll(new RegExp(`\\(${names}\\)</li>`, "g"), (remark, ids: string) => {
      const links = linked(ids);
      return links === undefined ? remark : `(${links})</li>`;
    });
  return { ...section, body: new Html(text) };
}

/** Locations become links to their fields in the reference. */
export function withLocationLinks(
  section: DocumentSection,
  { addressOf }: ReferenceLinks,
  operation?: string,
): DocumentSection {
  const text = section.body.text.replaceAll(/<code>([^<\s]+)<\/code>/g, (code, location: string) => {
    const address = addressOf(location, operation);
    return address === undefined ? code : `<a href="${address}">${code}</a>`;
  });
  return { ...section, body: new Html(text) };
}
