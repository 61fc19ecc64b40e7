import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const repository = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");

export const specFolder = (root: string): string => join(root, "spec");
export const brandsFolder = (root: string): string => join(root, "spec/brands");
export const languagesFolder = (root: string): string => join(root, "spec/languages");

/** The folders of `spec/` that, with openapi.yaml, make up the base description. */
export const baseFolders = ["paths", "webhooks", "schemas", "shared", "examples"] as const;
