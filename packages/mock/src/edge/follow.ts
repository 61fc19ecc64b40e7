import type { ServerResponse } from "node:http";
import type { RequestLog, RequestRecord } from "../log/requests.ts";

/** A reader that falls this far behind is cut, so that its backlog does not fill the memory. */
const mostBehind = 1024 * 1024;

/** Sends the requests the mock answers as server-sent events, the latest ones first of all. */
export function followLog(
  log: RequestLog,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(200, { ...headers, "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.write(": the requests the mock answers\n\n");
  const send = (record: RequestRecord): void => {
    if (response.destroyed) return;
    response.write(`id: ${record.id}\ndata: ${JSON.stringify(record)}\n\n`);
    if (response.writableLength > mostBehind) response.destroy();
  };
  for (const record of log.recent()) send(record);
  const stop = log.listen(send);
  response.on("close", stop);
  response.on("error", stop);
}
