import { createLogger } from "@stoplight/prism-core";

/** A logger that says nothing and makes no children: Prism asks for two of them on every request. */
export function silentLogger(): ReturnType<typeof createLogger> {
  const logger = createLogger("mock", { level: "silent" });
  logger.child = () => logger;
  return logger;
}
