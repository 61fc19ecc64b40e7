import "./supported-node.ts";
import { resolve } from "node:path";
import { isText } from "@crm-invoices/openapi";
import type { Check } from "./control/change.ts";
import { readDocument } from "./documents.ts";
import { messageOf } from "./message.ts";
import { type Mock, type MockOptions, startMock } from "./mock.ts";
import type { Names, PublishedNames } from "./names.ts";
import { checkOptions, filledText, optionChecks } from "./options.ts";

/** The options of {@link invoicesMock}: those of a mock, except for its address. */
export interface VitePluginOptions<Named extends Names = PublishedNames>
  extends Omit<MockOptions<Named>, "port" | "host" | "onePort"> {
  /** The path below which the dev server serves the API. Default: `/invoices-api`. */
  readonly path?: string | undefined;
  /**
   * An OpenAPI document to serve instead of the first brand's: a JSON file, by its path from Vite's root. When the file
   * changes, the mock reloads it, and then the page is reloaded. Default: none.
   */
  readonly document?: string | undefined;
}

const { port: _port, host: _host, onePort: _onePort, ...shared } = optionChecks;
const pluginChecks: Readonly<Record<keyof VitePluginOptions, Check>> = {
  ...shared,
  path: (value) => (isText(value) && /^\/./.test(value) ? undefined : "must be a path such as /invoices-api"),
  document: filledText,
};

const remedy = "fix it, or leave out the plugin's option document";

/** What the plugin uses of a dev server of Vite. */
interface DevServer {
  readonly config: { readonly root: string; readonly logger: { error(message: string): void } };
  readonly watcher: {
    add(file: string): unknown;
    on(event: "change", listener: (file: string) => void): unknown;
  };
  readonly ws: { send(message: { type: "full-reload" }): void };
}

/** What Vite is told of a path that its dev server hands on. */
interface Proxy {
  readonly target: string;
  readonly changeOrigin: boolean;
  rewrite(url: string): string;
}

/** The plugin, for every supported major version of Vite. */
export interface InvoicesMockPlugin {
  readonly name: string;
  readonly apply: "serve";
  config(): Promise<{ server: { proxy: Record<string, Proxy> } }>;
  configureServer(server: DevServer): Promise<void>;
  closeBundle(): Promise<void>;
}

/**
 * A Vite plugin that serves a mock of the API below a path of the dev server, on the page's own origin.
 *
 * With one brand, the path is the base URL for a client; with several, each brand is served below it, at `<path>/<brand>`.
 * The mock is controlled below `<path>/__mock`, and stops with the dev server.
 *
 * @example
 * // vite.config.ts
 * export default defineConfig({ plugins: [invoicesMock({ brand: "highlevel" })] });
 *
 * // in the application
 * const client = createClient({ token, altId, baseUrl: `${location.origin}/invoices-api` });
 *
 * @throws Error that names the option, when it is unknown or not valid. An unknown brand throws when the dev server starts.
 */
export function invoicesMock<Named extends Names = PublishedNames>(
  given: VitePluginOptions<Named>,
): InvoicesMockPlugin {
  checkOptions(given, "invoicesMock", pluginChecks);
  const { path = "/invoices-api", document, ...options } = given;
  let mock: Mock<Names> | undefined;

  return {
    name: "crm-invoices-mock",
    apply: "serve",
    async config() {
      mock = await startMock<Names>({ ...options, onePort: (options.brands?.length ?? 0) > 1 });
      const target = new URL(mock.url).origin;
      const rewrite = (url: string): string => url.slice(path.length).replace(/^(?!\/)/, "/");
      return { server: { proxy: { [path]: { target, changeOrigin: true, rewrite } } } };
    },
    async configureServer({ config, watcher, ws }) {
      if (document === undefined) return;
      const file = resolve(config.root, document);
      const serve = async (): Promise<void> => mock?.reload(readDocument(file, remedy));
      await serve();
      watcher.add(file);
      watcher.on("change", (changed) => {
        if (resolve(changed) !== file) return;
        serve().then(
          () => ws.send({ type: "full-reload" }),
          (error) => config.logger.error(`The mock keeps its current document: ${messageOf(error)}`),
        );
      });
    },
    async closeBundle() {
      await mock?.close();
    },
  };
}
