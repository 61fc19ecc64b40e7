import { isObject } from "@crm-invoices/openapi";

/** A brand the mock serves. */
export interface Brand {
  readonly id: string;
  readonly title: string;
  /** Where its operations answer, without a slash at the end. */
  readonly url: string;
  /** Whether this page may call it; a brand on another port has a page of its own there. */
  readonly here: boolean;
  /** The address of the page that shows it. */
  readonly page: string;
}

/** How operations answer; what is undefined is as documented. */
export interface Control {
  readonly status?: number | undefined;
  readonly example?: string | undefined;
  /** Milliseconds. */
  readonly delay?: number | undefined;
  /** From 0 to 1. */
  readonly failureRate?: number | undefined;
  readonly security?: "strict" | "off" | undefined;
  readonly strictValues?: boolean | undefined;
}

/** A control and what it is for: all operations of the brand when none is named. */
export interface Rule extends Control {
  readonly brand: string | undefined;
  readonly operation: string | undefined;
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
  /** Where the documented contract objects to a request that the observed one accepts. */
  readonly undocumented: readonly string[];
  /** Where the response breaks the contract. */
  readonly violations: readonly string[];
}

export interface State {
  readonly brands: readonly Brand[];
  readonly rules: readonly Rule[];
  /** Whether the mock was started with strict values. */
  readonly strictValues: boolean;
  /** The title of the panel of the mock's provider. */
  readonly panel: string | undefined;
}

// A mock that other machines can reach wants its key, which the printed address of the page carries.
const key = new URLSearchParams(location.search).get("key");

export function fetchState(): Promise<State> {
  return request("/__mock/state");
}

function stateOf(state: unknown): State {
  const list = (name: string): Record<string, unknown>[] => {
    const found = isObject(state) ? state[name] : undefined;
    return Array.isArray(found) ? found.filter(isObject) : [];
  };
  const panel = isObject(state) ? textOf(state["panel"]) : undefined;
  const strictValues = isObject(state) && state["strictValues"] === true;
  return {
    brands: list("brands").map(brandOf),
    rules: list("controls").flatMap(ruleOf),
    strictValues,
    panel,
  };
}

function brandOf({ id, title, url }: Record<string, unknown>): Brand {
  const address = new URL(String(url));
  // The mock may have several names; the one that led to this page leads to the other ports too.
  address.hostname = location.hostname;
  const here = address.origin === location.origin;
  return {
    id: String(id),
    title: String(title),
    url: address.href.replace(/\/$/, ""),
    here,
    page: `${here ? "" : `${address.origin}/${location.search}`}#/${id}`,
  };
}

/** Rules for one client only are left out: the switches are for all. */
function ruleOf(rule: Record<string, unknown>): Rule[] {
  if (rule["client"] !== undefined) return [];
  const { brand, operation, status, example, delay, failureRate, security, strictValues } = rule;
  const rate = isObject(failureRate) ? failureRate["rate"] : undefined;
  return [
    {
      brand: textOf(brand),
      operation: textOf(operation),
      status: numberOf(status),
      example: textOf(example),
      delay: numberOf(delay),
      failureRate: numberOf(rate),
      security: security === "off" || security === "strict" ? security : undefined,
      strictValues: typeof strictValues === "boolean" ? strictValues : undefined,
    },
  ];
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

export async function fetchDocument({ url }: Brand): Promise<object> {
  const document: unknown = await (await fetch(`${url}/openapi.json`)).json();
  if (!isObject(document)) throw new Error(`${url}/openapi.json is no OpenAPI document.`);
  return document;
}

/** Sets how one operation of a brand answers, or all of them when none is named; takes back what is undefined. */
export function sendControl(brand: string, operation: string | undefined, control: Control): Promise<State> {
  const { status, example, delay, failureRate, security, strictValues } = control;
  return request("/__mock/control", {
    brand,
    ...(operation === undefined ? {} : { operation }),
    status: status ?? null,
    example: example ?? null,
    delay: delay ?? null,
    failureRate: failureRate === undefined ? null : { rate: failureRate },
    security: security ?? null,
    strictValues: strictValues ?? null,
  });
}

export function resetControls(): Promise<State> {
  return request("/__mock/reset", {});
}

export interface Listener {
  /** The connection stands; the latest requests follow. */
  connected(): void;
  disconnected(): void;
  request(event: RequestEvent): void;
}

/** Follows the requests the mock answers; the browser connects again by itself. */
export function listen(listener: Listener): void {
  const source = new EventSource(key === null ? "/__mock/log" : `/__mock/log?key=${encodeURIComponent(key)}`);
  source.addEventListener("open", () => listener.connected());
  source.addEventListener("error", () => listener.disconnected());
  source.addEventListener("message", ({ data }) => {
    const event: unknown = JSON.parse(String(data));
    if (isObject(event)) listener.request(eventOf(event));
  });
}

function eventOf(event: Record<string, unknown>): RequestEvent {
  const { brand, operationId, method, path, causes, undocumented, violations, time, status, ms } = event;
  return {
    at: new Date(String(time)),
    brand: textOf(brand),
    operation: textOf(operationId),
    method: textOf(method) ?? "",
    path: textOf(path) ?? "",
    status: Number(status),
    ms: Number(ms),
    causes: textsOf(causes),
    undocumented: textsOf(undocumented),
    violations: textsOf(violations),
  };
}

async function request(path: string, body?: object): Promise<State> {
  const response = await fetch(path, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(key === null ? {} : { "X-Mock-Key": key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return stateOf(answer);
  const message = isObject(answer) ? answer["message"] : undefined;
  throw new Error(
    message === undefined ? `The mock answered ${response.status} to ${path}.` : String(message),
  );
}
