/** Scalar's mock server, as its documentation says to run it. */
import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";

const [port = "", file = ""] = process.argv.slice(2);
const app = await createMockServer({ document: readFileSync(file, "utf8") });
serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" });
