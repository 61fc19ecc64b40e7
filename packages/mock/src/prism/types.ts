import type { IHttpRequest, IHttpResponse, PrismHttpComponents } from "@stoplight/prism-http";

/** An operation as Prism reads it from the document. */
export type Operation = Parameters<PrismHttpComponents["route"]>[0]["resources"][number];

/** A request as Prism judges it. */
export type PrismRequest = IHttpRequest;

/** An answer as Prism makes it. */
export type PrismResponse = IHttpResponse;

type Routed = ReturnType<PrismHttpComponents["route"]>;
export type Failure = Extract<Routed, { readonly _tag: "Left" }>;
export type Found = Extract<Routed, { readonly _tag: "Right" }>;
export type { Routed };
