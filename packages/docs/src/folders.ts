import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const fromHere = (path: string) => resolve(fileURLToPath(new URL(path, import.meta.url)));

export const repository = fromHere("../../../");
/** Where the site is built. */
export const outputFolder = fromHere("../dist");
/** What `pnpm -C packages/docs docs:pictures` takes. */
export const picturesFolder = fromHere("static/pictures");
