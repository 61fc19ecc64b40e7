import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadMock, type Mock, type Names } from "@crm-invoices/mock/command";
import { UserError } from "../command/user-error.ts";
import type { Bundle } from "../generate/document.ts";
import { specFolder } from "../workspace/paths.ts";

export interface Place {
  /** The brands to serve, in the order of their ports; all there are when undefined. */
  readonly brands: readonly string[] | undefined;
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
  #mock: Mock<Names> | undefined;

  constructor(root: string, place: Place) {
    this.#documents = join(specFolder(root), "generated");
    this.#place = place;
  }

  get brands(): readonly string[] {
    return this.#brands;
  }

  get urls(): Mock<Names>["urls"] {
    return this.#mock?.urls ?? {};
  }

  /** Serves the brands that are there now by the documents last generated; gives what to print when that changes. */
  async update(ids: readonly string[]): Promise<string | undefined> {
    const hasDocument = (id: string) => existsSync(join(this.#documents, `${id}.json`));
    const wanted = (this.#place.brands ?? ids).filter((id) => ids.includes(id) && hasDocument(id));
    if (wanted.length === 0) {
      throw new UserError(
        "No brand has a document that could be served. Mend what is wrong, or add a brand.",
      );
    }
    const served = this.#brands;
    if (wanted.join() === served.join()) return undefined;
    const banner = await this.#open(wanted);
    const left = served.filter((id) => !ids.includes(id) && hasDocument(id));
    const hints = left.map(
      (id) =>
        `What was made for ${id} is still there: put its overlay back and run \`pnpm brand:remove ${id}\`.\n\n`,
    );
    return hints.join("") + banner;
  }

  async #open(brands: readonly string[]): Promise<string> {
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
