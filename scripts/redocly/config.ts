import { join } from "node:path";
import { type Config, loadConfig } from "@redocly/openapi-core";

/** Which rules are applied: those of the standards alone, or all that redocly.yaml asks for. */
export type Rules = "standards" | "all";

const loaded = new Map<string, Promise<Config>>();

/** The project's redocly.yaml. It is read once: what has changed in it since counts for the next process. */
export function redoclyConfig(root: string, rules: Rules): Promise<Config> {
  const key = `${rules} ${root}`;
  const config = loaded.get(key) ?? load(root, rules);
  loaded.set(key, config);
  return config;
}

/** The rules that redocly.yaml names itself apply in either case. */
function load(root: string, rules: Rules): Promise<Config> {
  return loadConfig({
    configPath: join(root, "redocly.yaml"),
    ...(rules === "standards" && { customExtends: ["spec"] }),
  });
}
