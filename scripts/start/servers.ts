import { type Flags, mockFlags } from "@crm-invoices/mock/command";

/** A server that `pnpm start` can build and run. */
export interface Server {
  /** The folders of the packages that have its code, relative to the root folder. */
  readonly packages: readonly string[];
  /** What the build makes, relative to the root folder. */
  readonly program: string;
  /** The flags that it takes beside those that both take. */
  readonly flags: Flags;
}

export const mock: Server = {
  packages: ["packages/mock"],
  program: "packages/mock/dist/cli.js",
  flags: mockFlags,
};

export const sandbox: Server = {
  packages: ["packages/mock", "packages/sandbox"],
  program: "packages/sandbox/dist/cli.js",
  flags: {
    clock: { type: "string" },
    data: { type: "string" },
    empty: { type: "boolean" },
    evidence: { type: "string" },
    rule: { type: "string", multiple: true },
    "time-zone": { type: "string" },
    "webhook-key": { type: "string" },
    "webhook-rsa": { type: "boolean" },
    "webhook-url": { type: "string" },
  },
};
