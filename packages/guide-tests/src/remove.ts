import { rm } from "node:fs/promises";

/** Jest calls it after all tests. */
export default async function remove(): Promise<void> {
  const folder = process.env["GUIDE_PROJECT"];
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
