import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Asset } from "../edge/context.ts";
import type { ProviderPanel } from "../provider.ts";

/** Everything of the page but its document lies below this path. */
const pageFolder = "/__page/";

/** The module of a provider's panel. */
const panelPath = `${pageFolder}provider/panel.js`;

// This file is `src/page/assets.ts`, or part of a file of `dist`.
const packageFolder = new URL(import.meta.url.endsWith(".ts") ? "../../" : "../", import.meta.url);
const staticFolder = fileURLToPath(new URL("src/page/static/", packageFolder));
const browserFolder = fileURLToPath(new URL("dist/browser/", packageFolder));

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Nothing is loaded from elsewhere and nothing runs inline. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

let pageAssets: ReadonlyMap<string, Asset> | undefined;

/**
 * Gives the file of the page at a path of the mock: its document at `/`, the rest below {@link pageFolder}. Files are read
 * once, when the first of them is asked for.
 */
export function createAssets(panel: ProviderPanel | undefined): (pathname: string) => Asset | undefined {
  const script = panel && { headers: headersOf(".js"), body: Buffer.from(panel.script) };
  return (pathname) => {
    if (pathname === panelPath) return script;
    pageAssets ??= readAssets();
    return pageAssets.get(pathname);
  };
}

function readAssets(): Map<string, Asset> {
  const found = new Map<string, Asset>();
  for (const folder of [staticFolder, browserFolder]) {
    for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : []) {
      const kind = extname(name);
      if (types[kind] === undefined) continue;
      const path = name === "index.html" ? "/" : pageFolder + name.replaceAll("\\", "/");
      found.set(path, { headers: headersOf(kind), body: readFileSync(folder + name) });
    }
  }
  return found;
}

function headersOf(kind: string): Record<string, string> {
  return {
    "Content-Type": types[kind] ?? "",
    "Cache-Control": "no-cache",
    "Content-Security-Policy": policy,
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
  };
}
