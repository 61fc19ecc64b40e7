import { delimiter } from "node:path";
import { repository } from "./paths.ts";
import { run } from "./run.ts";

/** How this machine reaches the registry that packages are installed from; undefined is what its npm is not told. */
export interface RegistrySettings {
  readonly url: string | undefined;
  /** The certificate authorities to trust: behind a company's proxy, the public ones are not enough. */
  readonly cafile: string | undefined;
  readonly proxy: string | undefined;
  readonly httpsProxy: string | undefined;
}

/**
 * What this machine's npm is told of the registry: by a user's or the machine's npmrc, or by the environment.
 *
 * npm looks for the machine's npmrc beside the Node that runs it. Within the workspace that is the workspace's own Node,
 * which has none, so npm is started as it would be elsewhere on this machine.
 */
export async function registrySettings(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<RegistrySettings> {
  const { PATH = "" } = environment;
  const elsewhere = PATH.split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const env = { ...environment, PATH: elsewhere.join(delimiter) };
  // Unlike `npm config get`, this leaves out what holds a password instead of failing.
  const printed = await run("npm", ["config", "list", "--json"], { cwd: repository, env });
  const settings: Readonly<Record<string, unknown>> = JSON.parse(printed);
  const text = (name: string): string | undefined => {
    const value = settings[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return {
    url: text("registry"),
    cafile: text("cafile"),
    proxy: text("proxy"),
    httpsProxy: text("https-proxy"),
  };
}

/**
 * What programs of every package manager must find in their environment to reach the registry that this machine's npm
 * reaches, beside what they find there anyway. They give up soon where it cannot be reached.
 */
export async function registryEnvironment(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Readonly<Record<string, string>>> {
  const { url, cafile, proxy, httpsProxy } = await registrySettings(environment);
  const { NODE_EXTRA_CA_CERTS = cafile } = environment;
  return {
    ...(url && { npm_config_registry: url, pnpm_config_registry: url, BUN_CONFIG_REGISTRY: url }),
    ...(url && { YARN_NPM_REGISTRY_SERVER: url.replace(/\/$/, "") }),
    ...(url?.startsWith("http:") && { YARN_UNSAFE_HTTP_WHITELIST: new URL(url).hostname }),
    ...(NODE_EXTRA_CA_CERTS && { NODE_EXTRA_CA_CERTS }),
    ...(cafile && { npm_config_cafile: cafile }),
    ...(proxy && { HTTP_PROXY: proxy, YARN_HTTP_PROXY: proxy }),
    ...(httpsProxy && { HTTPS_PROXY: httpsProxy, YARN_HTTPS_PROXY: httpsProxy }),
    ...retries,
  };
}

/** npm would try for 70 seconds, and Yarn for longer. */
const retries = {
  npm_config_fetch_retries: "1",
  npm_config_fetch_retry_mintimeout: "1000",
  npm_config_fetch_retry_maxtimeout: "1000",
  pnpm_config_fetch_retries: "1",
  pnpm_config_fetch_retry_mintimeout: "1000",
  YARN_HTTP_RETRY: "1",
};
