import { createServer, type Server } from "node:http";
import sirv from "sirv";

/** Serves the files of a folder below a path, as a static host would. */
export function siteServer(folder: string, base = "/"): Server {
  const files = sirv(folder, { dev: true });
  return createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("Not found\n");
    };
    if (!request.url?.startsWith(base)) return notFound();
    request.url = `/${request.url.slice(base.length)}`;
    files(request, response, notFound);
  });
}
