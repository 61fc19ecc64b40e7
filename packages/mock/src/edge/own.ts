import type { IncomingMessage, ServerResponse } from "node:http";
import { parseChanges } from "../control/change.ts";
import type { Controls } from "../control/rules.ts";
import type { RequestLog } from "../log/requests.ts";
import { isRecord } from "../reader.ts";
import { type Site, served } from "../site.ts";
import { type Answer, errorAnswer, jsonAnswer, Refusal } from "./answer.ts";
import { checkContentHeaders, hasBody, isJson, readBody } from "./body.ts";
import { followLog } from "./follow.ts";

/** What the control endpoints work on. */
export interface Controlled {
  readonly sites: ReadonlyMap<string, Site>;
  readonly controls: Controls;
  readonly log: RequestLog;
  /** What `/__mock` demands when the mock can be reached from other machines. */
  readonly key: string | undefined;
  state(): object;
}

export const controlPath = "/__mock";

type Endpoint = (body: unknown, house: Controlled) => void;

const commands: Readonly<Record<string, Endpoint>> = {
  "/control": (body, house) => {
    for (const change of parseChanges(body, served(house.sites))) house.controls.apply(change);
  },
  "/reset": (body, house) => {
    const client = isRecord(body) ? body["client"] : undefined;
    if (client !== undefined && typeof client !== "string") throw new Refusal(422, "client must be a text");
    house.controls.reset(client);
  },
};

const reads = ["", "/state", "/log"];

/** Answers the control endpoints; "following" when the connection now carries the log. */
export async function controlAnswer(
  path: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
  house: Controlled,
  limit: number,
  headers: Readonly<Record<string, string>>,
): Promise<Answer | "following"> {
  const given = request.headers["x-mock-key"] ?? query.get("key");
  if (house.key !== undefined && given !== house.key) {
    return errorAnswer(401, ["header.X-Mock-Key must be the key the mock printed at its start"]);
  }
  const name = path.slice(controlPath.length);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) {
    if (request.method !== "POST") return notAllowed(path, "POST, OPTIONS");
    checkContentHeaders(request.headers);
    if (hasBody(request.headers) && !isJson(request.headers)) {
      throw new Refusal(415, "header.Content-Type must be application/json", { accept: "application/json" });
    }
    command(await readBody(request, limit), house);
    return jsonAnswer(200, house.state());
  }
  if (!reads.includes(name)) {
    return errorAnswer(404, [
      `There is no ${path}; there are GET ${controlPath}/state, GET ${controlPath}/log, POST ${controlPath}/control and POST ${controlPath}/reset`,
    ]);
  }
  if (request.method !== "GET" && request.method !== "HEAD") return notAllowed(path, "GET, HEAD, OPTIONS");
  if (name !== "/log" || request.method === "HEAD") return jsonAnswer(200, house.state());
  followLog(house.log, response, headers);
  return "following";
}

function notAllowed(path: string, allow: string): Answer {
  return errorAnswer(405, [`${path} takes ${allow}`], { allow });
}
