import type { InvoicesError } from "./errors/index.ts";
import { fieldOf } from "./messages.ts";
import type { CallOptions } from "./options.ts";
import type { Result } from "./result.ts";
import { unwrap } from "./unwrap.ts";

/** What every operation that lists takes. */
interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

/** The parameters of a listing; `limit` is the size of a page, `offset` where to begin. */
export type ListRequest<Request extends PageRequest> = Omit<Request, keyof PageRequest> &
  Partial<PageRequest>;

/** The items of the one list in a page. */
export type ItemOf<Page> = Extract<Page[keyof Page], readonly unknown[]>[number];

/**
 * Goes through all that an operation lists, page by page, following `limit` and `offset` to the end.
 *
 * `limit` is the size of a page (default: 50), `offset` where to begin (default: 0). The end is reached when as many
 * items were passed as the page's `total` or `totalCount` says, or when a page is empty. The API counts positions, so
 * records that come or go meanwhile can be listed twice or passed over.
 *
 * @example
 * for await (const invoice of paginate(client.listInvoices, { status: "sent" })) {
 *   console.log(invoice.invoiceNumber);
 * }
 *
 * @throws InvoicesError The error of a page that cannot be read.
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
