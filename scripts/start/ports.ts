import { once } from "node:events";
import { createServer } from "node:net";
import { otherMock, type SharedOptions } from "@crm-invoices/mock/command";
import { UserError } from "../command/user-error.ts";

/**
 * Looks whether every port is free that the brands would take. What takes a port after this is told by the server itself.
 *
 * @throws UserError that names the first port that cannot be used, and says what to do.
 */
export async function checkPorts({
  brands,
  host,
  port: first,
}: Pick<SharedOptions, "brands" | "host" | "port">): Promise<void> {
  if (first === 0) return;
  for (const [index, brand] of brands.entries()) {
    const port = first + index;
    const error = await listenError(port, host);
    if (error === undefined) continue;
    throw new UserError((await otherMock({ cause: error })) ?? complaint(port, brand, host, error));
  }
}

interface ListenError {
  readonly code: unknown;
  readonly message: unknown;
}

/** Why nothing can listen on the port, in Node's words; undefined when something can. */
async function listenError(port: number, host: string): Promise<ListenError | undefined> {
  const server = createServer();
  try {
    await once(server.listen({ port, host }), "listening");
    return undefined;
  } catch (error) {
    // Node's own errors are not `instanceof Error` inside the test runner.
    if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
      return error;
    }
    throw error;
  } finally {
    server.close();
  }
}

function complaint(port: number, brand: string, host: string, { code, message }: ListenError): string {
  const place = `Port ${port} of ${host}, which ${brand} would take,`;
  const remedy =
    "choose others with --port N, from which on each brand takes one, or --port 0 for any free ports";
  return code === "EADDRINUSE"
    ? `${place} is in use by another program; stop that, or ${remedy}.`
    : `${place} cannot be used (${message}); ${remedy}.`;
}
