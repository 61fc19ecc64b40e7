/** A reference in a source that leads nowhere; what stands behind it makes no claims. */
export interface UnresolvedReference {
  readonly source: string;
  readonly reference: string;
  readonly count: number;
}
