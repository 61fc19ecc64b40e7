/** What generators read, and where each writes. */
export const folders: readonly (readonly [document: string, folder: string])[] = JSON.parse(
  process.env["FOLDERS"] ?? "[]",
);
