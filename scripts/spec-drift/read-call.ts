import { isList, isObject, isText, type JsonObject, members } from "@crm-invoices/openapi";
import type { Body, Call, Field, Origin } from "./call.ts";

/** What is wrong with an entry, and what to do; quotes nothing of it. */
export interface Fault {
  readonly fault: string;
}

/** An entry that was never answered, or that no server could have answered. */
export type Unanswered = "unanswered" | "not HTTP";

const methods = new Set(["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "CONNECT"]);

/** Reads one entry of a HAR file. */
export function readCall(entry: unknown, origin: Origin): Call | Unanswered | Fault {
  const request = isObject(entry) ? entry["request"] : undefined;
  const response = isObject(entry) ? entry["response"] : undefined;
  if (!isObject(entry) || !isObject(request)) {
    return { fault: "it has no request" };
  }
  const address = request["url"];
  if (!isText(address) || !URL.canParse(address)) {
    return { fault: "request.url is not an address" };
  }
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) {
    return "not HTTP";
  }
  const method = isText(request["method"]) ? request["method"].toUpperCase() : "";
  if (!methods.has(method)) {
    return { fault: "request.method is not an HTTP method" };
  }
  if (!isObject(response)) {
    return "unanswered";
  }
  const status = response["status"] ?? 0;
  if (
    typeof status !== "number" ||
    !Number.isInteger(status) ||
    status > 599 ||
    (status > 0 && status < 100)
  ) {
    return { fault: "response.status is not a status from 100 to 599" };
  }
  // Browsers write 0, and Playwright -1, for a request that was blocked or cut off.
  if (status <= 0) {
    return "unanswered";
  }
  const requestHeaders = fields(request["headers"]);
  const responseHeaders = fields(response["headers"]);
  const sent = isObject(request["postData"]) ? request["postData"] : {};
  const content = isObject(response["content"]) ? response["content"] : {};
  return {
    origin,
    day: dayOf(entry["startedDateTime"]),
    method,
    url,
    requestHeaders,
    requestBody: bodyOf(sent, requestHeaders, /^P/.test(method) ? request["bodySize"] : 0),
    status,
    responseHeaders,
    responseBody: bodyOf(content, responseHeaders, hasNoBody(method, status) ? 0 : content["size"]),
  };
}

function hasNoBody(method: string, status: number): boolean {
  return (
    method === "HEAD" || status < 200 || status === 204 || status === 205 || (status >= 300 && status < 400)
  );
}

function fields(value: unknown): Field[] {
  const list = isList(value) ? value.filter(isObject) : [];
  return list.flatMap(({ name, value: text }) =>
    // HTTP/2 has `:method`, `:path` and others among its headers, which are no headers.
    isText(name) && !name.startsWith(":")
      ? [{ name: name.toLowerCase(), value: isText(text) ? text : "" }]
      : [],
  );
}

/** A size below 0 says that the recorder does not know. */
function bodyOf(part: JsonObject, headers: readonly Field[], size: unknown): Body {
  const header = headers.find(({ name }) => name === "content-type")?.value ?? part["mimeType"];
  const mediaType = isText(header) ? (header.split(";")[0] ?? "").trim().toLowerCase() : "";
  const text = isText(part["text"]) ? decode(part["text"], part["encoding"]) : "";
  const isForm = members(part["params"]).length > 0 || (isList(part["params"]) && part["params"].length > 0);
  if (text === "" && !isForm) {
    return typeof size === "number" && size !== 0 ? { kind: "unrecorded" } : { kind: "none" };
  }
  const isJson = /^application\/json$|\+json$/.test(mediaType);
  if (!isJson && mediaType !== "" && mediaType !== "x-unknown") {
    return { kind: "other", mediaType };
  }
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return isJson ? { kind: "broken" } : { kind: "other", mediaType: "" };
  }
}

function decode(text: string, encoding: unknown): string {
  const decoded = encoding === "base64" ? Buffer.from(text, "base64").toString("utf8") : text;
  return decoded.replace(/^\uFEFF/, "");
}

function dayOf(text: unknown): string | undefined {
  const [, day = ""] = (isText(text) && /^((?:19|20)\d\d-\d\d-\d\d)T\d\d:\d\d/.exec(text)) || [];
  return day !== "" && !Number.isNaN(Date.parse(day)) ? day : undefined;
}
