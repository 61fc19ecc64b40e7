import { styleText } from "node:util";
import type { Bundle } from "../documents.ts";
import type { Mock } from "../mock.ts";
import type { Names } from "../names.ts";
import { type SampledOperation, sampledOperations } from "../page/catalog.ts";
import { curlSnippet } from "../page/snippets.ts";
import { table } from "./table.ts";

const shownOperation = "getInvoice";

/**
 * What is printed at the start: a table of where each brand answers and has its page, and how to call the first one.
 *
 * @param heading marks the heads of the columns. Default: they are dim where the output takes colors.
 */
export function banner(
  bundles: readonly Bundle[],
  mock: Pick<Mock<Names>, "urls" | "key">,
  heading = (text: string): string => styleText("dim", text),
): string {
  const rows = bundles.map(({ brand, title }) => {
    const url = mock.urls[brand] ?? "";
    return [`${title} (${brand})`, url, pageUrl(url, mock.key)] as const;
  });
  const [heads = "", ...brands] = table([["Brand", "URL", "Page"], ...rows]);
  const [first] = bundles;
  return [
    [heading(heads), ...brands].join("\n"),
    ...(first === undefined ? [] : tryOut(first, mock.urls[first.brand] ?? "")),
    ...(mock.key === undefined
      ? []
      : [
          `Other machines can reach this mock; its controls, below /__mock, require the header X-Mock-Key: ${mock.key}`,
        ]),
  ].join("\n\n");
}

function tryOut({ document }: Bundle, url: string): string[] {
  const operations = sampledOperations(document);
  const operation: SampledOperation | undefined =
    operations.find(({ id }) => id === shownOperation) ?? operations[0];
  return operation === undefined ? [] : [`Try it: ${curlSnippet(operation, url)}`];
}

function pageUrl(url: string, key: string | undefined): string {
  return `${new URL("/", url).href}${key === undefined ? "" : `?key=${encodeURIComponent(key)}`}`;
}
