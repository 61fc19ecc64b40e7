/** What a folder may import of the other folders of this workspace. */
export interface Border {
  readonly folder: string;
  readonly imports: readonly string[];
  /** What its tests may import as well. */
  readonly testsImport?: readonly string[];
}

/** Stands in the table for the folder of each brand. */
export const anyBrand = "packages/<brand>";

/** Which folder may import which. ARCHITECTURE.md shows it, and the manifests declare just that: a test holds both to it. */
export const borders: readonly Border[] = [
  { folder: "spec", imports: [] },
  { folder: "packages/openapi", imports: [] },
  { folder: "packages/core", imports: [] },
  {
    folder: anyBrand,
    imports: ["packages/core"],
    testsImport: ["packages/consumer-tests", "packages/contract-tests", "scripts"],
  },
  {
    folder: "packages/brand-template",
    imports: ["packages/core"],
    testsImport: ["packages/consumer-tests", "packages/contract-tests", "scripts"],
  },
  { folder: "packages/mock", imports: ["packages/openapi", "spec"] },
  {
    folder: "packages/sandbox",
    imports: [anyBrand, "packages/mock", "packages/openapi", "spec"],
    testsImport: ["packages/contract-tests"],
  },
  {
    folder: "scripts",
    imports: ["packages/mock", "packages/openapi"],
    testsImport: ["packages/contract-tests"],
  },
  {
    folder: "packages/contract-tests",
    imports: ["packages/core", "packages/mock", "packages/openapi", "spec"],
  },
  {
    folder: "packages/consumer-tests",
    imports: ["packages/core", "packages/mock", "packages/openapi", "scripts"],
  },
  { folder: "packages/generator-tests", imports: ["packages/openapi", "spec"] },
  {
    folder: "packages/mock-tests",
    imports: ["packages/contract-tests", "packages/mock", "packages/openapi", "packages/sandbox", "spec"],
  },
  {
    folder: "packages/docs",
    imports: ["packages/mock", "packages/openapi", "packages/sandbox", "scripts", "spec"],
  },
  {
    folder: "packages/guide-tests",
    imports: [anyBrand, "packages/mock", "packages/openapi", "packages/sandbox", "scripts"],
  },
  { folder: "packages/tool-tests", imports: ["packages/core", anyBrand, "packages/mock", "scripts", "spec"] },
  { folder: "packages/bench", imports: [anyBrand] },
];
