import { idOf } from "./prism/types.ts";
import type { Site } from "./site.ts";
import type { BrandState } from "./state.ts";

/** What {@link BrandState} shows of a brand that is served at a URL. */
export function brandState({ brand, title, contract, engine }: Site, url: string): BrandState {
  return {
    id: brand,
    title,
    url,
    contract,
    operations: engine.operations.map((operation) => ({
      operationId: idOf(operation),
      method: operation.method.toUpperCase(),
      path: operation.path,
      summary: operation.summary,
      responses: operation.responses.map(({ code, contents = [] }) => ({
        status: code,
        examples: contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)),
      })),
    })),
  };
}
