import { documentPackages } from "../workspace/packages.ts";
import { changesetText } from "./changeset-text.ts";
import { changesetPath, type NewBrand, overlayPath } from "./new-brand.ts";
import { overlayText } from "./overlay-text.ts";
import { packageFiles } from "./package-files.ts";

/** Every file that is written for a new brand before anything is generated, path → text. */
export async function brandFiles(root: string, brand: NewBrand): Promise<Map<string, string>> {
  return new Map([
    [overlayPath(brand.id), overlayText(brand)],
    ...(await packageFiles(root, brand)),
    [changesetPath(brand.id), changesetText(brand, await documentPackages(root))],
  ]);
}
