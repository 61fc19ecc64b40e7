import type { Middleware } from "./middleware.ts";

/** How much is logged. Each level includes those before it. */
export type LogLevel = "error" | "warn" | "info" | "debug";

/** Where the lines go: an object with a method per level, such as `console`. */
export type Logger = Readonly<Record<LogLevel, (message: string) => void>>;

const levels: readonly LogLevel[] = ["error", "warn", "info", "debug"];

/**
 * Middleware that logs each request and its outcome, in one line each. It logs neither the token nor bodies, header values,
 * query values or ids. Uncertain outcomes and 5xx are errors, other failures warnings, successes information, and the start
 * of a request is debug output.
 *
 * @param logger Where the lines go, such as `console`.
 * @param level The least severe level to log. Default: `warn`.
 *
 * @example
 * const client = createClient({ token, altId, middleware: [logging(console, "info")] });
 */
export function logging(logger: Logger, level: LogLevel = "warn"): Middleware {
  const log = (at: LogLevel, message: string) => {
    if (levels.indexOf(at) <= levels.indexOf(level)) logger[at](message);
  };
  return async ({ operationId = "", method, path, attempt }, next) => {
    const what = `${method} ${path} ${operationId}`.trim();
    log("debug", `${what}: attempt ${attempt} begins`);
    const start = performance.now();
    const { error, response } = await next();
    const took = `attempt ${attempt}, ${Math.round(performance.now() - start)} ms`;
    if (!error) return log("info", `${what}: ${response.status} (${took})`);
    const { name, status, uncertain, traceId } = error;
    const outcome = uncertain ? "; whether it was carried out is unknown" : "";
    const trace = traceId === undefined ? "" : `, trace ${traceId.replace(/[^!-~]+/g, " ")}`;
    log(
      uncertain || (status ?? 0) >= 500 ? "error" : "warn",
      `${what}: ${name}${status === undefined ? "" : ` ${status}`}${outcome} (${took}${trace})`,
    );
  };
}
