import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import sirv from "sirv";

/** Serves the files of a folder below a path, as a static host would: with its own page where there is none. */
export function siteServer(folder: string, base = "/"): Server {
  const files = sirv(folder, { dev: true });
  return createServer((request, response) => {
    const notFound = () => {
      const page = join(folder, "404.html");
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" });
      response.end(existsSync(page) ? readFileSync(page) : "Not found\n");
    };
    if (request.url === "/" && base !== "/") {
      response.writeHead(302, { Location: base });
      response.end();
      return;
    }
    if (!request.url?.startsWith(base)) return notFound();
    request.url = `/${request.url.slice(base.length)}`;
    files(request, response, notFound);
  });
}
