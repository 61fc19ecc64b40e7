/** A server that `pnpm start` can build and run. */
export interface Server {
  /** The package whose build it is part of. */
  readonly package: string;
  /** What the build makes, relative to the root folder. It reads the command line of `crm-invoices-mock`. */
  readonly program: string;
}

export const mock: Server = { package: "@crm-invoices/mock", program: "packages/mock/dist/cli.js" };
