import type { Brand } from "../../generate/brands.ts";
import type { Level } from "../change.ts";
import type { Description } from "./description.ts";

/** One edit of the description, and the changes that it releases. */
export interface Edit {
  readonly title: string;
  /** Makes the edit; `brand` is the id of the brand whose own overlay it may change. */
  readonly make: (description: Description, brand: string) => Promise<void>;
  readonly changes: readonly ExpectedChange[];
}

export interface ExpectedChange {
  readonly level: Level;
  readonly brands: Releases;
  readonly text: string | ((brand: Brand) => string);
}

/** Whose packages a change releases: those of all brands, of the edited one, or of those with or without a translation. */
type Releases = "all" | "edited" | "translated" | "untranslated";

export const edit = (title: string, make: Edit["make"], ...changes: readonly ExpectedChange[]): Edit => ({
  title,
  make,
  changes,
});

export const major = (text: ExpectedChange["text"], brands: Releases = "all"): ExpectedChange => ({
  level: "major",
  brands,
  text,
});

export const minor = (text: string): ExpectedChange => ({ level: "minor", brands: "all", text });

export const patch = (text: string, brands: Releases = "all"): ExpectedChange => ({
  level: "patch",
  brands,
  text,
});
