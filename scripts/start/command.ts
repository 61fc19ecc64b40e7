import {
  aside,
  listBrands,
  UsageError as MockUsageError,
  parseFlags,
  readShared,
} from "@crm-invoices/mock/command";
import { type Output, report } from "../command/report.ts";
import { UsageError } from "../command/user-error.ts";
import { listBrandIds } from "../generate/brands.ts";
import { generateAll } from "../generate/generate-all.ts";
import { build } from "./build.ts";
import { checkPorts } from "./ports.ts";
import { mock, type Server, sandbox } from "./servers.ts";

const usage = `pnpm start [brand…] [--port N] [options of crm-invoices-sandbox]
pnpm start --mock [brand…] [--port N] [options of crm-invoices-mock]

Generates, builds and serves a sandbox of each brand, all of them when none is named; with --mock the plain mock, which keeps no
state. \`pnpm start --help\` lists the options.`;

export interface Steps {
  readonly signal?: AbortSignal;
  readonly generate?: (root: string) => Promise<unknown>;
  readonly build?: typeof build;
  /** Runs a program that was built, in this process. */
  readonly serve: (root: string, server: Server, parameters: readonly string[]) => Promise<void>;
}

/**
 * Runs `pnpm start` in the project at `root`: looks at the ports, generates and builds what is served, and serves it. The exit code is
 * given once the server runs, or cannot.
 */
export async function start(
  root: string,
  parameters: readonly string[],
  output: Output,
  { signal, generate = generateAll, build: buildServer = build, serve }: Steps,
): Promise<number> {
  return report(output, async () => {
    const plain = parameters.includes("--mock");
    const server = plain ? mock : sandbox;
    const given = parameters.filter((parameter) => parameter !== "--mock");
    const shared = readCommand(given, server, await listBrandIds(root));
    if (shared !== undefined) await checkPorts(shared);
    // No code of a server is generated: it reads the documents once it runs.
    await Promise.all([generate(root), buildServer(root, server, signal)]);
    await serve(root, server, given);
    return 0;
  });
}

/** What both servers are told; undefined when the user only asks for help or the version. */
function readCommand(parameters: readonly string[], { flags }: Server, brands: readonly string[]) {
  try {
    const { values, positionals } = parseFlags("pnpm start", parameters, flags);
    if (aside(values) !== undefined) return undefined;
    const { documents } = { documents: undefined, ...values };
    return readShared(values, positionals, documents === undefined ? brands : listBrands(String(documents)));
  } catch (error) {
    throw error instanceof MockUsageError ? new UsageError(error.message, usage) : error;
  }
}
