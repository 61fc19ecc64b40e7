import { once } from "node:events";
import { readdirSync } from "node:fs";
import { outputFolder } from "../src/folders.ts";
import { siteServer } from "../src/site-server.ts";

/** The built site below a path, as GitHub Pages serves it. */
export interface Site {
  readonly url: string;
  close(): void;
}

export async function serveSite(folder: string = outputFolder): Promise<Site> {
  const base = "/crm-invoices/";
  const server = siteServer(folder, base).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The paths of all pages. */
export function pagePaths(folder: string = outputFolder): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html"))
    .sort();
}
