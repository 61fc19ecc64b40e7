import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import type { Listener } from "./server.ts";

/** Makes a Prism server that answers every operation of the document with its first example. */
export async function createPrismServer(document: object): Promise<Listener> {
  const operations = await getHttpOperationsFromSpec(document);
  return createServer(operations, {
    components: { logger: createLogger("mock", { level: "silent" }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
    cors: true,
  });
}
