import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { browserFile } from "../entries.ts";

/** A server of the files of a project, on an origin of its own. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a project's JavaScript as it is installed, with an empty page whose import map finds the packages. */
export async function servePage(project: string, specifiers: readonly string[]): Promise<PageServer> {
  const files = specifiers.map(async (each) => [each, `/${await browserFile(project, each)}`]);
  const map = JSON.stringify({ imports: Object.fromEntries(await Promise.all(files)) });
  const page = `<!doctype html><script type="importmap">${map}</script>`;
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "", "http://page").pathname;
    if (path === "/") {
      response.setHeader("Content-Type", "text/html").end(page);
      return;
    }
    const content = await readFile(join(project, path)).catch(() => undefined);
    if (!content) response.statusCode = 404;
    response.setHeader("Content-Type", "text/javascript").end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
