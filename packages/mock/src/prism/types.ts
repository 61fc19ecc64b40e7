import type { IHttpRequest, IHttpResponse, PrismHttpComponents } from "@stoplight/prism-http";

/** An operation as Prism reads it from the document. */
export type Operation = Parameters<PrismHttpComponents["route"]>[0]["resources"][number];

/** A request as Prism judges it. */
export type PrismRequest = IHttpRequest;

/** An answer as Prism makes it. */
export type PrismResponse = IHttpResponse;

/** What a router decides. */
export type Routed = ReturnType<PrismHttpComponents["route"]>;
