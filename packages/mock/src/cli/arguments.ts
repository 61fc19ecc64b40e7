import { aside, filled, parseFlags, readShared, type SharedOptions } from "./flags.ts";

/** The flags that no other command has. */
export const mockFlags = {
  documents: { type: "string" },
  watch: { type: "boolean", default: false },
} as const;

export interface ServeCommand extends SharedOptions {
  readonly kind: "serve";
  /** The folder of the documents; undefined for those of the spec package. */
  readonly documents: string | undefined;
  /** Whether a changed document is taken over while the mock runs. */
  readonly watch: boolean;
}

/**
 * Understands the command line; throws a UsageError when it cannot be meant.
 *
 * @param brandsIn lists the brands that have a document in a folder.
 */
export function parseCommand(
  args: readonly string[],
  brandsIn: (documents: string | undefined) => readonly string[],
) {
  const { values, positionals } = parseFlags("crm-invoices-mock", args, mockFlags);
  const serve = (): ServeCommand => ({
    kind: "serve",
    documents: filled("--documents", values.documents, "a folder of documents"),
    watch: values.watch,
    ...readShared(values, positionals, brandsIn(values.documents)),
  });
  return aside(values) ?? serve();
}
