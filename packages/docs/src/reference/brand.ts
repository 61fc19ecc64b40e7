import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { readBrands } from "@crm-invoices/scripts/brands";
import { languagesFolder } from "@crm-invoices/scripts/paths";
import { wordsFor } from "../words/languages.ts";
import type { Words } from "../words/words.ts";
import type { Document } from "./document.ts";

export interface Brand {
  readonly id: string;
  readonly title: string;
  /** The language of the document's texts. */
  readonly language: string;
  /** The labels of the brand's pages: in its language, or in English if that has no table. */
  readonly words: Words;
  /** What callers observe of the API; the types of the brand's package are made of it. */
  readonly document: Document;
  /** What the documentation says. */
  readonly documented: Document;
  /** Where `npx @crm-invoices/mock` serves the brand. */
  readonly mockUrl: string;
}

/** The port of the mock's first brand; each next brand has the next one. */
const firstPort = 4010;

/** Every brand there is an overlay of, with its documents. */
export async function loadBrands(root: string): Promise<Brand[]> {
  const brands = await readBrands(root);
  return Promise.all(
    brands.map(async ({ id, title, overlays }, index) => {
      const languages = overlays
        .filter((file) => file.startsWith(languagesFolder(root)))
        .map((file) => basename(file, ".overlay.yaml"));
      const read = async (name: string): Promise<Document> =>
        JSON.parse(await readFile(join(root, `spec/generated/${name}.json`), "utf8"));
      return {
        id,
        title,
        language: languages.at(-1) ?? "en",
        words: wordsFor(languages.toReversed()),
        document: await read(`${id}.observed`),
        documented: await read(id),
        mockUrl: `http://127.0.0.1:${firstPort + index}`,
      };
    }),
  );
}
