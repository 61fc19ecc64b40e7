/** Serves the document of one brand with stock Prism as its library makes it, silent, and prints where. */
import { readFileSync } from "node:fs";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

const [file = ""] = process.argv.slice(2);
const document: object = JSON.parse(readFileSync(file, "utf8"));
const server = createServer(await getHttpOperationsFromSpec(document), {
  components: { logger: createLogger("stock", { level: "silent" }) },
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
console.log(await server.listen(0, "127.0.0.1"));
