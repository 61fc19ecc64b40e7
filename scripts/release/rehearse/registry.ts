import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../command/user-error.ts";
import { repository, toolsFolder } from "../../workspace/paths.ts";
import { registrySettings } from "../../workspace/registry.ts";

/** Milliseconds that a response of the registry may take. */
const longest = 60_000;

/** A registry on this machine that has nothing of this project yet, and hands on what others publish. */
export interface Registry {
  readonly url: string;
  /** An environment in which npm and pnpm know this registry alone, and may publish to it. */
  readonly env: NodeJS.ProcessEnv;
  /** What it has of a package: its versions, and where their tarballs are; undefined when it has none. */
  read(name: string): Promise<Listing | undefined>;
  download(url: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Listing {
  readonly "dist-tags": Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, { readonly dist: { readonly tarball: string } }>>;
}

/** Starts Verdaccio on a free port of the loopback interface, with its files in a temporary folder. */
export async function startRegistry(): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-registry-"));
  const server = await createServer(folder);
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(0, "127.0.0.1", resolve);
    });
    const url = urlOf(server);
    const settings = join(folder, "npmrc");
    await writeFile(settings, await userSettings(url), { mode: 0o600 });
    return {
      url,
      env: environment(settings, join(folder, "npm-cache")),
      read: (name) => readListing(url, name),
      download: async (tarball) =>
        new Uint8Array(await (await fetch(tarball, { signal: AbortSignal.timeout(longest) })).arrayBuffer()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function createServer(folder: string): Promise<Server> {
  // Installed by the task that this waits for.
  const load = createRequire(join(toolsFolder(repository, "registry"), "package.json"));
  const verdaccio: { runServer(configuration: object): Promise<Server> } = load("verdaccio");
  return verdaccio.runServer({
    configPath: join(folder, "config.yaml"),
    storage: join(folder, "storage"),
    web: { enable: false },
    auth: { htpasswd: { file: join(folder, "htpasswd") } },
    // Verdaccio takes a registry that was slow twice for gone; an install asks hundreds of times.
    uplinks: { upstream: { ...(await upstream()), timeout: "60s", max_fails: 20 } },
    packages: {
      "@crm-invoices/*": { access: "$all", publish: "$authenticated" },
      "**": { access: "$all", proxy: "upstream" },
    },
    // What it would say more often names the other registry.
    log: { type: "stdout", level: "fatal" },
  });
}

/** The registry that npm uses here, and whom npm trusts. */
async function upstream() {
  const { url, cafile } = await registrySettings();
  if (url === undefined) throw new UserError("`npm config get registry` prints no registry.");
  return { url, ...(cafile && { agent_options: { ca: await readFile(cafile, "utf8") } }) };
}

function urlOf(server: Server): string {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The registry has no port.");
  return `http://127.0.0.1:${address.port}/`;
}

/** The settings of a user who was made for this rehearsal. */
async function userSettings(url: string): Promise<string> {
  const response = await fetch(new URL("-/user/org.couchdb.user:rehearsal", url), {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: "rehearsal", password: randomBytes(16).toString("hex") }),
  });
  const { token }: { token?: string } = JSON.parse(await response.text());
  if (token === undefined)
    throw new UserError(`The registry made no user: its response was ${response.status}.`);
  return `registry=${url}\n@crm-invoices:registry=${url}\n${url.replace(/^http:/, "")}:_authToken=${token}\n`;
}

/** Nothing of the caller's own npm settings, tokens and identity is handed on. */
function environment(settings: string, cache: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(p?npm_config_|ACTIONS_ID_TOKEN_|NPM_ID_TOKEN$|NPM_TOKEN$|NODE_AUTH_TOKEN$)/i.test(name),
  );
  return {
    ...Object.fromEntries(own),
    npm_config_userconfig: settings,
    npm_config_cache: cache,
    npm_config_yes: "true",
    npm_config_update_notifier: "false",
    npm_config_audit: "false",
    npm_config_fund: "false",
  };
}

async function readListing(url: string, name: string): Promise<Listing | undefined> {
  const response = await fetch(new URL(name.replace("/", "%2f"), url), {
    signal: AbortSignal.timeout(longest),
  });
  if (response.status === 404) return undefined;
  return JSON.parse(await response.text());
}
