/** An entry of the ledger, as texts of the documents cite it. */
const citation = / \(([a-z0-9]+(?:-[a-z0-9]+)+)\)/g;

/** The entries of the ledger that a text cites. */
export function citedIn(text: string, decisions: ReadonlyMap<string, unknown>): string[] {
  return [...text.matchAll(citation)].flatMap(([, id = ""]) => (decisions.has(id) ? [id] : []));
}

/** A text without the entries that it cites: marks lead to them. */
export function withoutCitations(text: string, decisions: ReadonlyMap<string, unknown>): string {
  return text.replaceAll(citation, (cited, id: string) => (decisions.has(id) ? "" : cited));
}
