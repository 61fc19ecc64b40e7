import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";

/** A server of the files of a project, on an origin of its own. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a project's JavaScript as it is installed, with an empty page whose import map finds the packages. */
export async function servePage(project: string, specifiers: readonly string[]): Promise<PageServer> {
  const map = JSON.stringify({ imports: await resolveImports(project, specifiers) });
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

/** Where Node finds each specifier, relative to the project. */
async function resolveImports(
  project: string,
  specifiers: readonly string[],
): Promise<Record<string, string>> {
  const code = `console.log(JSON.stringify(${JSON.stringify(specifiers)}.map((each) => import.meta.resolve(each))))`;
  const printed = await run(process.execPath, ["--input-type=module", "--eval", code], project);
  const urls: readonly string[] = JSON.parse(printed);
  const root = "/node_modules/";
  return Object.fromEntries(
    specifiers.map((each, index) => [each, root + (urls[index]?.split(root).at(-1) ?? "")]),
  );
}
