import { delimiter, join } from "node:path";
import { chromiumPath } from "@crm-invoices/mock/chromium";
import { registryEnvironment } from "@crm-invoices/scripts/registry";

const registry = registryEnvironment();

/** What a developer's shell would have: nothing of this workspace's package manager, and no colors. */
export async function environment(folder: string): Promise<NodeJS.ProcessEnv> {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_|pnpm_|PNPM_|JEST_|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$|FORCE_COLOR$|TURBO_)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    ...(await registry),
    PATH: [join(folder, "node_modules/.bin"), process.env["PATH"]].join(delimiter),
    CI: "true",
    NO_COLOR: "1",
    CHROMIUM_PATH: chromiumPath(),
    NEXT_TELEMETRY_DISABLED: "1",
    YARN_ENABLE_TELEMETRY: "0",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_prefer_offline: "true",
    npm_config_update_notifier: "false",
  };
}
