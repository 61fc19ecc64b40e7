import type { ServerResponse } from "node:http";
import type { RequestLog, RequestRecord } from "../log/requests.ts";
import { Refusal } from "../refusal.ts";

/** A reader that falls this far behind is cut, so that its backlog does not fill the memory. */
const mostBehind = 1024 * 1024;

/** Each request is written to each follower, so that more of them would slow the requests down. */
const mostFollowers = 50;

const followers = new WeakMap<RequestLog, Set<ServerResponse>>();
const written = new WeakMap<RequestRecord, string>();

/**
 * Sends the requests the mock answers as server-sent events, the latest ones first of all.
 *
 * @throws Refusal when too many follow already.
 */
export function followLog(
  log: RequestLog,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): undefined {
  const all = followers.get(log) ?? new Set();
  followers.set(log, all);
  if (all.size >= mostFollowers) {
    throw new Refusal(503, `The log has ${mostFollowers} followers already; close one of them`);
  }
  all.add(response);
  response.writeHead(200, { ...headers, "content-type": "text/event-stream" });
  response.write(": the requests the mock answers\n\n");
  const send = (record: RequestRecord): void => {
    if (response.destroyed) return;
    response.write(eventOf(record));
    if (response.writableLength > mostBehind) response.destroy();
  };
  for (const record of log.recent()) send(record);
  const stop = log.listen(send);
  const leave = (): void => {
    stop();
    all.delete(response);
  };
  response.on("close", leave);
  response.on("error", leave);
}

/** The record as an event, written once for all who follow. */
function eventOf(record: RequestRecord): string {
  const known = written.get(record) ?? `id: ${record.id}\ndata: ${JSON.stringify(record)}\n\n`;
  written.set(record, known);
  return known;
}
