import type { Brand } from "./brand.ts";
import { follow, methods, type OperationObject, type Parameter } from "./document.ts";

/** An operation of a brand, or an event that the API delivers. */
export interface Operation {
  readonly object: OperationObject;
  /** In capitals. */
  readonly method: string;
  /** The path of an operation, the name of an event. */
  readonly path: string;
  readonly event: boolean;
  readonly tag: string;
  readonly parameters: readonly Parameter[];
  /** Its page, from the site's root. */
  readonly href: string;
}

/** The operations of a brand in the order of its document, then its events. */
export function operationsOf({ id, document }: Brand): Operation[] {
  const read = (paths: Brand["document"]["paths"], event: boolean) =>
    Object.entries(paths).flatMap(([path, item]) =>
      methods.flatMap((method): Operation[] => {
        const object = item[method];
        if (object === undefined) return [];
        return [
          {
            object,
            method: method.toUpperCase(),
            path,
            event,
            tag: object.tags[0] ?? "",
            parameters: (object.parameters ?? []).map((parameter) =>
              follow(document.components.parameters, parameter),
            ),
            href: `/reference/${id}/${object.operationId}.html`,
          },
        ];
      }),
    );
  return [...read(document.paths, false), ...read(document.webhooks ?? {}, true)];
}

/** The operations by tag, in the order of the document's tags. */
export function byTag({ document }: Brand, operations: readonly Operation[]): Map<string, Operation[]> {
  const groups = Map.groupBy(operations, ({ tag }) => tag);
  const known = document.tags.map(({ name }) => name);
  const names = [
    ...known.filter((name) => groups.has(name)),
    ...[...groups.keys()].filter((name) => !known.includes(name)),
  ];
  return new Map(names.map((name) => [name, groups.get(name) ?? []]));
}
