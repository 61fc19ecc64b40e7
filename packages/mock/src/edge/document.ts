import { errorResponse, type MockResponse } from "../response.ts";
import type { Site } from "../site.ts";

const written = new WeakMap<object, Map<string, string>>();

/** Serves the document of a brand as `/openapi.json` and `/openapi.yaml`. */
export async function documentResponse(
  { document }: Site,
  path: string,
  method: string,
): Promise<MockResponse | undefined> {
  if (path !== "/openapi.json" && path !== "/openapi.yaml") return undefined;
  if (method !== "GET" && method !== "HEAD") {
    return errorResponse(405, [`${path} takes GET`], { allow: "GET, HEAD, OPTIONS" });
  }
  const texts = written.get(document) ?? new Map<string, string>();
  written.set(document, texts);
  const text = texts.get(path) ?? (await write(document, path));
  texts.set(path, text);
  const type = path.endsWith("json") ? "application/json" : "application/yaml";
  return { status: 200, headers: { "content-type": type }, body: text, causes: [], violations: [] };
}

async function write(document: object, path: string): Promise<string> {
  if (path.endsWith("json")) return JSON.stringify(document, undefined, 2);
  // Few ask for YAML, and its library takes its time to load.
  const { stringify } = await import("yaml");
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}
