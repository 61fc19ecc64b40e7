import type { RequestListener } from "../log/requests.ts";
import type { MockState } from "../state.ts";
import { type Columns, requestLine } from "./line.ts";

/** Prints a line for each request; those of one moment are written at once, as each write costs as much as a response. */
export function printer(state: Pick<MockState, "brands">): RequestListener {
  const columns = columnsOf(state);
  const lines: string[] = [];
  return (record) => {
    lines.push(requestLine(record, columns));
    if (lines.length === 1) setImmediate(() => console.log(lines.splice(0).join("\n")));
  };
}

/** As wide as the longest name of what is served. */
function columnsOf({ brands }: Pick<MockState, "brands">): Columns {
  const longest = (names: readonly string[]) => Math.max(...names.map((name) => name.length), 0);
  return {
    brand: longest(brands.map(({ id }) => id)),
    operation: longest(brands.flatMap(({ operations }) => operations.map(({ operationId }) => operationId))),
  };
}
