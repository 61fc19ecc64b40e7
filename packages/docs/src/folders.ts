import { fileURLToPath } from "node:url";

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url)).replace(/\/$/, "");

export const repository = fromHere("../../../");
/** Where the site is built. */
export const outputFolder = fromHere("../dist");
