import { isRecord } from "../../reader.ts";

/** A brand the mock serves. */
export interface Brand {
  readonly id: string;
  readonly title: string;
  /** Where its operations answer, without a slash at the end. */
  readonly url: string;
  readonly json: string;
  readonly yaml: string;
  readonly docs: string | undefined;
}

/** How an operation is to answer; what is undefined stays as documented. */
export interface Control {
  readonly status?: number | undefined;
  readonly example?: string | undefined;
  /** Milliseconds. */
  readonly delay?: number | undefined;
  /** From 0 to 1. */
  readonly failureRate?: number | undefined;
  readonly security?: "off" | undefined;
}

/** One answered request. */
export interface RequestEvent {
  readonly at: Date;
  readonly brand: string | undefined;
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly causes: readonly string[];
}

export interface State {
  readonly brands: readonly Brand[];
}

export async function fetchState(): Promise<State> {
  const state = await request("/__mock");
  const brands = isRecord(state) && Array.isArray(state["brands"]) ? state["brands"] : [];
  return { brands: brands.filter(isRecord).map(brandOf) };
}

function brandOf(brand: Record<string, unknown>): Brand {
  const id = String(brand["id"]);
  const url = `${location.origin}/${id}`;
  const docs = brand["docs"];
  return {
    id,
    title: String(brand["title"]),
    url,
    json: `${url}/openapi.json`,
    yaml: `${url}/openapi.yaml`,
    docs: typeof docs === "string" ? docs : undefined,
  };
}

export async function fetchDocument(brand: Brand): Promise<object> {
  const document: unknown = await (await fetch(brand.json)).json();
  if (!isRecord(document)) throw new Error(`${brand.json} is no OpenAPI document.`);
  return document;
}

/** Sets how one operation of a brand answers, or all of them when none is named. */
export async function sendControl(
  brand: string,
  operation: string | undefined,
  control: Control,
): Promise<void> {
  await request("/__mock/control", { brand, operation, ...control });
}

export async function resetControls(): Promise<void> {
  await request("/__mock/reset", {});
}

export interface Listener {
  request(event: RequestEvent): void;
  connected(is: boolean): void;
}

/** Follows the requests the mock answers; the browser connects again by itself. */
export function listen({ request: add, connected }: Listener): void {
  const source = new EventSource("/__mock/events");
  source.addEventListener("open", () => connected(true));
  source.addEventListener("error", () => connected(false));
  source.addEventListener("message", ({ data }) => {
    const event: unknown = JSON.parse(String(data));
    if (isRecord(event)) add(eventOf(event));
  });
}

function eventOf(event: Record<string, unknown>): RequestEvent {
  const text = (key: string): string | undefined => (typeof event[key] === "string" ? event[key] : undefined);
  const causes = event["causes"];
  return {
    at: new Date(String(event["at"])),
    brand: text("brand"),
    operation: text("operation"),
    method: text("method") ?? "",
    path: text("path") ?? "",
    status: Number(event["status"]),
    ms: Number(event["ms"]),
    causes: Array.isArray(causes) ? causes.map(String) : [],
  };
}

async function request(path: string, body?: object): Promise<unknown> {
  const response = await fetch(path, {
    ...(body === undefined
      ? {}
      : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const message = isRecord(answer) ? answer["message"] : undefined;
  throw new Error(typeof message === "string" ? message : `The mock answered ${response.status} to ${path}.`);
}
