import type { InvoicesError } from "./errors/index.ts";
import { fieldOf } from "./messages.ts";
import type { CallOptions } from "./options.ts";
import type { Result } from "./result.ts";
import { unwrap } from "./unwrap.ts";

/** The paging parameters of every list operation. */
interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

/** The parameters of a list operation. `limit`, the page size, and `offset`, where to start, are optional. */
export type ListRequest<Request extends PageRequest> = Omit<Request, keyof PageRequest> &
  Partial<PageRequest>;

/** The type of the records in a page. */
export type ItemOf<Page> = Extract<Page[keyof Page], readonly unknown[]>[number];

/**
 * Iterates over all records of a list operation. It requests a page only when the loop reaches it.
 *
 * It ends at the page's `total` or `totalCount`, or at an empty page. Pages are counted by position, so records that are
 * created or deleted meanwhile can be listed twice or skipped.
 *
 * @param list The operation, such as `client.listInvoices`.
 * @param request Its parameters. `limit` is the page size (default: 50), `offset` where to start (default: 0).
 * @param options The options of each call.
 *
 * @example
 * for await (const invoice of paginate(client.listInvoices, { status: "sent" })) {
 *   console.log(invoice.invoiceNumber);
 * }
 *
 * @throws InvoicesError when a page cannot be read.
 */
export async function* paginate<
  Request extends PageRequest,
  Page extends object,
  Options extends CallOptions,
>(
  list: (request: Request, options?: Options) => Promise<Result<Page, InvoicesError>>,
  request?: ListRequest<NoInfer<Request>>,
  options?: NoInfer<Options>,
): AsyncGenerator<ItemOf<Page>, void, undefined> {
  const { limit = 50, offset: start = 0 } = { ...request };
  for (let offset = start; ; ) {
    const page = await unwrap<object>(
      Reflect.apply(list, undefined, [{ ...request, limit, offset }, options]),
    );
    const items = recordsOf<ItemOf<Page>>(page);
    yield* items;
    offset += items.length;
    const total = fieldOf(page, "total") ?? fieldOf(page, "totalCount");
    if (items.length === 0 || (typeof total === "number" && offset >= total)) return;
  }
}

/** The list of records in a page, which may have other lists, such as one of warnings. Each record has an `_id`. */
function recordsOf<Item>(page: object): readonly Item[] {
  const lists: Item[][] = Object.values(page).filter(Array.isArray);
  const records = lists.filter((list) => list.every((item) => typeof fieldOf(item, "_id") === "string"));
  const candidates = records.length > 0 ? records : lists;
  return candidates.reduce((longest, list) => (list.length > longest.length ? list : longest), []);
}
