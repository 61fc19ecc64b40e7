import { fieldOf } from "../messages.ts";
import type { CallOptions } from "../options.ts";
import type { Result, UndocumentedError } from "../result.ts";
import { tried } from "../tried.ts";
import type { Refusal } from "./edit.ts";
import { EditError } from "./edit-error.ts";

/** A list operation. */
export type ListForEdit<Page, Version extends string> = (
  request: { readonly limit: number; readonly offset: number },
  options: CallOptions<Version>,
) => Promise<Result<Page, UndocumentedError>>;

const limit = 100;

/** Reads a record that no operation returns by id, by searching its list. */
export async function readFromList<Page, Item extends { readonly _id: string }, Version extends string>(
  list: ListForEdit<Page, Version>,
  itemsOf: (page: Page) => readonly Item[],
  id: string,
  options: CallOptions<Version>,
): Promise<Result<Item, UndocumentedError> | Refusal> {
  let passed = 0;
  let before: string | undefined;
  for (;;) {
    const { data, error, response } = await list({ limit, offset: passed }, options);
    if (error) return { data, error, response };
    const items = [tried(() => itemsOf(data))].flat().filter((item) => item !== undefined && item !== null);
    const found = items.find(({ _id }) => _id === id);
    if (found) return { data: found, error, response };
    passed += items.length;
    const first = items[0]?._id;
    const total = fieldOf(data, "total") ?? fieldOf(data, "totalCount");
    // How long a page may be is not documented. A page that comes again would come for ever.
    if (first === undefined || first === before || (typeof total === "number" && passed >= total)) {
      const message = `None of the ${passed} records in the list has the id ${JSON.stringify(id)}.`;
      return { data: undefined, error: new EditError("not found", message), response: undefined };
    }
    before = first;
  }
}
