import { childPointer, isList, isText, referenceTarget } from "@crm-invoices/openapi";

/** A document of hundreds of schemas has some ten thousand values when each use of a schema is written out. */
const mostValues = 500_000;
const deepest = 1_000;

/** A part of a document that stands for too much. */
export interface Oversized {
  readonly pointer: string;
  readonly message: string;
}

/**
 * The first part of a document that stands for more values, with its references written out, than the tools that do
 * write them out can hold: each level that uses the next one twice doubles them.
 */
export function findOversized(document: unknown): Oversized | undefined {
  const known = new Map<unknown, number>();
  let found: Oversized | undefined;

  function sizeOf(node: unknown, pointer: string, depth: number): number {
    if (found !== undefined || typeof node !== "object" || node === null) {
      return 1;
    }
    const before = known.get(node);
    if (before !== undefined) {
      return before;
    }
    if (depth > deepest) {
      found = { pointer, message: `more than ${deepest} levels are nested here, references included.` };
      return 1;
    }
    // What is met again on its own way is a circle, which ends for who writes it out.
    known.set(node, 1);
    const size = isList(node)
      ? sum(node.map((item, index) => sizeOf(item, childPointer(pointer, index), depth + 1)))
      : sum(
          Object.entries(node).map(([key, value]) => {
            if (key === "$ref" && isText(value)) {
              const target = referenceTarget(document, value, pointer, { onUnresolved: () => {} });
              return sizeOf(target.node, target.pointer, depth + 1);
            }
            return sizeOf(value, childPointer(pointer, key), depth + 1);
          }),
        );
    known.set(node, size);
    if (size > mostValues && isSchema(pointer)) {
      found ??= {
        pointer,
        message: `with its references written out, this stands for more than ${mostValues} values: it uses the same schemas again and again on each level.`,
      };
    }
    return size;
  }

  sizeOf(document, "", 0);
  return found;
}

function isSchema(pointer: string): boolean {
  return /^\/components\/schemas\/[^/]+$/.test(pointer);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 1);
}
