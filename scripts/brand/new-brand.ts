/** A brand as `pnpm brand:new` is asked for it. */
export interface NewBrand {
  readonly id: string;
  readonly title: string;
  readonly altType: string;
  readonly docsUrl: string | undefined;
  readonly languages: readonly string[];
}

export const overlayPath = (id: string): string => `spec/brands/${id}.overlay.yaml`;
export const packagePath = (id: string): string => `packages/${id}`;
export const changesetPath = (id: string): string => `.changeset/brand-${id}.md`;
