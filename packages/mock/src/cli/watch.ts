import { unwatchFile, watchFile } from "node:fs";
import { bundleFile, observedFile, readBundle } from "../documents.ts";
import { messageOf } from "../message.ts";
import type { Mock } from "../mock.ts";
import type { Names } from "../names.ts";

/** How often the documents are looked at, in milliseconds. */
const interval = 250;

export interface Watched {
  readonly brands: readonly string[];
  readonly documents: string | undefined;
  readonly mock: Pick<Mock<Names>, "reload">;
  say(line: string): void;
}

/** Reloads each document that changes. Returns a function that stops watching. */
export function watch({ brands, documents, mock, say }: Watched): () => void {
  const watched = brands.flatMap((brand) => [
    { brand, file: bundleFile(brand, documents) },
    { brand, file: observedFile(brand, documents) },
  ]);
  for (const { brand, file } of watched) {
    let changes = 0;
    const take = async (change: number, again: boolean): Promise<void> => {
      try {
        const { document, observed } = readBundle(brand, documents);
        await mock.reload(document, brand, observed);
        say(`Reloaded the changed document of ${brand}.`);
      } catch (error) {
        if (again) say(`The changed document of ${brand} is ignored: ${messageOf(error)}`);
        // It may have been read while it was being written: then it changes once more, or is whole a moment later.
        else setTimeout(() => change === changes && void take(change, true), 2 * interval);
      }
    };
    // Looking at the file again and again also notices one that is replaced rather than written, on every file system.
    watchFile(file, { interval }, ({ mtimeMs }) => {
      // A file that is being replaced is gone for a moment.
      if (mtimeMs !== 0) void take(++changes, false);
    });
  }
  return () => {
    for (const { file } of watched) unwatchFile(file);
  };
}
