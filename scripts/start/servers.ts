/** A server that `pnpm start` can build and run. */
export interface Server {
  /** The folders of the packages that have its code, relative to the root folder. */
  readonly packages: readonly string[];
  /** What the build makes, relative to the root folder. */
  readonly program: string;
  /** The options that it takes beside those of `crm-invoices-mock`, and whether a value follows. */
  readonly options: Readonly<Record<string, "value" | "alone">>;
}

export const mock: Server = {
  packages: ["packages/mock"],
  program: "packages/mock/dist/cli.js",
  options: {},
};

export const sandbox: Server = {
  packages: ["packages/mock", "packages/sandbox"],
  program: "packages/sandbox/dist/cli.js",
  options: {
    "--data": "value",
    "--empty": "alone",
    "--evidence": "value",
    "--rule": "value",
    "--time-zone": "value",
    "--webhook-key": "value",
    "--webhook-rsa": "alone",
    "--webhook-url": "value",
  },
};
