/** One project of the matrix: the tools it has, its files, and the commands that must succeed. */
export interface Cell {
  /** Names it in the test's title, such as `Jest 30, ES modules`. */
  readonly name: string;
  /** Whether the gate runs it. The nightly workflow runs all of them. */
  readonly gate: boolean;
  /** The fields of its `package.json` beside the packages of this project, which every cell installs. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** What the project installs from the registry, by package and version. */
  readonly tools: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  /** How the packages are installed. Default: with npm. */
  readonly install?: Install;
  /** Run one after another in the project's folder, which has its `node_modules/.bin` on the path. */
  readonly commands: readonly (readonly string[])[];
  /** What the last command must print. */
  readonly prints: string | RegExp;
}

/** How a package manager is told to take the packages from tarballs, and to install. */
export interface Install {
  /** Fields of `package.json` that make the packages' references to each other lead to the tarballs. */
  manifest?(references: Readonly<Record<string, string>>): Readonly<Record<string, unknown>>;
  /** Files that the package manager reads. */
  files?(references: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  readonly command: readonly string[];
}
