/** A brand as `pnpm brand:new` is asked for it. */
export interface NewBrand {
  readonly id: string;
  readonly title: string;
  readonly altType: string;
  readonly docsUrl: string | undefined;
  readonly languages: readonly string[];
}

/** The brand whose package is the pattern for new ones. Its documentation is in the language of the base description. */
export const patternBrand = "highlevel";

export const overlayPath = (id: string): string => `spec/brands/${id}.overlay.yaml`;
export const packagePath = (id: string): string => `packages/${id}`;
export const changesetPath = (id: string): string => `.changeset/brand-${id}.md`;
