import { addHeaders, check, checkAltId, checkFunction } from "./check-options.ts";
import type { Middleware } from "./middleware.ts";
import type { CallOptions } from "./options.ts";

/** What holds for a call; of a client, what holds unless a call says otherwise. */
export interface Settings {
  readonly baseUrl: string;
  readonly altId: string;
  readonly altType: string;
  readonly timeout: number;
  readonly retries: number;
  readonly retryPut?: boolean | undefined;
  readonly retryBudget: number;
  /** By their names in lower case. */
  readonly headers: Record<string, string>;
  readonly middleware: readonly Middleware[];
  readonly signal?: AbortSignal | undefined;
}

type Otherwise = Omit<Settings, "altId"> & { readonly altId?: string };

/** Settings while they are filled in. */
interface Filled {
  altId?: unknown;
  headers?: Record<string, string>;
  [name: string]: unknown;
}

/** What the options say, checked, and otherwise what holds without them. */
export function readSettings<Options extends CallOptions>(
  options: Options,
  otherwise: Otherwise,
): Omit<Options, keyof Settings> & Settings;
export function readSettings(
  { headers, middleware = [], ...options }: CallOptions,
  otherwise: Otherwise & Readonly<Record<string, unknown>>,
): object {
  const settings: Filled = { ...options, middleware: [...otherwise.middleware, ...middleware] };
  for (const name in otherwise) settings[name] ??= otherwise[name];
  checkAltId(settings);
  const { signal, version } = options;
  for (const name of ["timeout", "retryBudget", "retries"]) {
    check(name, Number.isFinite(settings[name]) && Number(settings[name]) >= 0, "0 or more");
  }
  for (const each of middleware) checkFunction("middleware", each);
  if (signal) check("signal", signal.addEventListener, "a signal");
  // Most calls have neither, and `Headers` costs as much as everything else here.
  for (const each of [version && { version }, headers]) {
    if (each) settings.headers = addHeaders(settings.headers, each);
  }
  return settings;
}
