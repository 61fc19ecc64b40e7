import type { Bundle } from "../documents.ts";
import type { Mock } from "../mock.ts";
import { type SampledOperation, sampledOperations } from "../page/catalog.ts";
import { curlSnippet } from "../page/snippets.ts";

const shownOperation = "recordInvoicePayment";

/** What is printed at the start: where each brand answers, how to call it, and where the page is. */
export function banner(bundles: readonly Bundle[], mock: Pick<Mock, "url" | "urls" | "key">): string {
  const brands = bundles.map(({ brand, title, document }) => {
    const url = mock.urls[brand] ?? "";
    const operation = operationToShow(sampledOperations(document));
    return [`${title} (${brand})`, url, ...(operation ? [curlSnippet(operation, url)] : [])].join("\n  ");
  });
  return [
    ...brands,
    `Page: ${pageUrl(mock)}`,
    ...(mock.key === undefined
      ? []
      : [
          `Other machines can reach this mock; its controls, below /__mock, want the header X-Mock-Key: ${mock.key}`,
        ]),
  ].join("\n\n");
}

function operationToShow(operations: readonly SampledOperation[]): SampledOperation | undefined {
  return operations.find(({ id }) => id === shownOperation) ?? operations[0];
}

/** The page of one brand leads to the others. */
function pageUrl({ url, key }: Pick<Mock, "url" | "key">): string {
  return `${new URL("/", url).href}${key === undefined ? "" : `?key=${encodeURIComponent(key)}`}`;
}
