import type { FormWords } from "@crm-invoices/mock/page";
import type { Kind } from "../search/record.ts";

/** What the script of a page says, in one language: it comes with every page, so it has no more than it needs. */
export interface BrowserWords {
  /** The language's code, such as `en`. */
  readonly code: string;
  readonly search: {
    readonly label: string;
    readonly placeholder: string;
    readonly loading: string;
    readonly unavailable: string;
    results(count: number, shown: number): string;
    noResults(words: string): string;
    /** Before a few words that find something. */
    readonly suggestions: string;
    readonly suggested: readonly string[];
    readonly kinds: Readonly<Record<Kind, string>>;
  };
  readonly copy: { readonly copy: string; readonly copied: string; readonly failed: string };
  readonly form: FormWords;
  readonly tryIt: {
    readonly title: string;
    readonly needsScript: string;
    readonly baseUrl: string;
    /** What the reader has of their own, and where it is kept. */
    readonly yours: string;
    readonly invalidUrl: string;
    notLoopback(hosts: string): string;
    noResponse(origin: string): string;
    readonly startMock: string;
    readonly browserBlocks: string;
  };
}
