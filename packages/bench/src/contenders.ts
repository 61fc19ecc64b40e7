/** Something that can call the API, measured by the program of that name in `programs/`. */
export interface Contender {
  readonly name: string;
  /** The npm package that runs with it; none, when all of it is generated. */
  readonly package?: string;
  /** The folder of what is generated for it. */
  readonly generated?: boolean;
  /** Whether its declarations need those of Node. */
  readonly node?: boolean;
}

/** Every contender; the others are told as ratios to the first. */
export const contenders: readonly [Contender, ...Contender[]] = [
  { name: "fetch" },
  { name: "crm-invoices", package: "@crm-invoices/highlevel" },
  { name: "openapi-fetch", package: "openapi-fetch", generated: true },
  { name: "gohighlevel", package: "@gohighlevel/api-client", node: true },
  { name: "hey-api", generated: true },
  { name: "orval", generated: true },
  { name: "kubb", generated: true },
];
