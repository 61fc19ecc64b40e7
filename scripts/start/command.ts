import { listBrands, UsageError as MockUsageError, parseCommand } from "@crm-invoices/mock/command";
import { type Output, report } from "../command/report.ts";
import { UsageError } from "../command/user-error.ts";
import { listBrandIds } from "../generate/brands.ts";
import { generateAll } from "../generate/generate-all.ts";
import { build } from "./build.ts";
import { checkPorts } from "./ports.ts";
import { mock, type Server } from "./servers.ts";

const usage = `pnpm start [brand…] [--port N] [options of crm-invoices-mock]

Generates, builds and serves a mock of each brand, all of them when none is named. \`pnpm start --help\` lists the options.`;

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
    const command = readCommand(parameters, await listBrandIds(root));
    if (command.kind === "serve") await checkPorts(command);
    await generate(root);
    await buildServer(root, mock, signal);
    await serve(root, mock, parameters);
    return 0;
  });
}

function readCommand(parameters: readonly string[], brands: readonly string[]) {
  try {
    return parseCommand(parameters, (folder) => (folder === undefined ? brands : listBrands(folder)));
  } catch (error) {
    throw error instanceof MockUsageError ? new UsageError(error.message, usage) : error;
  }
}
