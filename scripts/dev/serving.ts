import { join } from "node:path";
import { loadMock, type Mock } from "@crm-invoices/mock/command";
import type { Bundle } from "../generate/document.ts";
import { specFolder } from "../workspace/paths.ts";

export interface Place {
  /** The port of the first brand, each next brand takes one more; 0 for any free ports. */
  readonly port: number;
  readonly host: string;
  /** Whether requests are left out of the output. */
  readonly quiet: boolean;
}

/** The mock, which is opened anew when other brands are to be served. */
export class Serving {
  readonly #documents: string;
  readonly #place: Place;
  // Prism takes a good part of a second to load; meanwhile the description is judged.
  readonly #module = loadMock();
  #brands: readonly string[] = [];
  #mock: Mock | undefined;

  constructor(root: string, place: Place) {
    this.#documents = join(specFolder(root), "generated");
    this.#place = place;
  }

  get brands(): readonly string[] {
    return this.#brands;
  }

  get urls(): Readonly<Record<string, string>> {
    return this.#mock?.urls ?? {};
  }

  /** Serves the documents of `brands` that were last generated, and no others; gives what to print about it. */
  async open(brands: readonly string[]): Promise<string> {
    await this.close();
    const { openMock } = await this.#module;
    const { mock, banner } = await openMock({ ...this.#place, brands, documents: this.#documents });
    this.#mock = mock;
    this.#brands = brands;
    return banner;
  }

  /** Makes the mock ready for a document; gives the function that serves it, unless its brand is not served. */
  async prepare(brand: string, document: Bundle, observed: Bundle): Promise<(() => void) | undefined> {
    return this.#brands.includes(brand) ? this.#mock?.prepare(document, brand, observed) : undefined;
  }

  async close(): Promise<void> {
    await this.#mock?.close();
    this.#mock = undefined;
    this.#brands = [];
  }
}
