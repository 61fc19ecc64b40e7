import type { Controls } from "../control/rules.ts";
import type { RequestLog } from "../log/requests.ts";
import type { Provider } from "../provider.ts";
import type { Respond } from "../respond/respond.ts";
import type { Site } from "../site.ts";
import type { MockState } from "../state.ts";
import type { Guard } from "./guard.ts";

/** A file that is served beside the API, such as the page at `/`. */
export interface Asset {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a running mock consists of. */
export interface ServerContext {
  readonly sites: ReadonlyMap<string, Site>;
  readonly controls: Controls;
  readonly log: RequestLog;
  readonly provider: Provider | undefined;
  readonly respond: Respond;
  readonly guard: Guard;
  /** What `/__mock` demands when the mock can be reached from other machines. */
  readonly key: string | undefined;
  /** The most bytes a body may have. */
  readonly bodyLimit: number;
  state(): MockState;
  /** Takes the controls back and has the provider forget, all or what belongs to one client. */
  reset(client?: string): Promise<void>;
  /** Waits; ends early when the signal says so. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  asset(path: string): Asset | undefined;
}

/** The brand a path is for, and the path without what names the brand. */
export interface SitePath {
  readonly site: Site;
  readonly path: string;
}

/** Finds the brand of a path; undefined when the path names none. */
export type FindSite = (path: string) => SitePath | undefined;
