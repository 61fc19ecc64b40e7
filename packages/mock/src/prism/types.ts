import type { IHttpRequest, IHttpResponse, PrismHttpComponents } from "@stoplight/prism-http";

/** An operation as Prism reads it from the document. */
export type PrismOperation = Parameters<PrismHttpComponents["route"]>[0]["resources"][number];

/** A request as Prism judges it. */
export type PrismRequest = IHttpRequest;

/** A response as Prism makes it. */
export type PrismResponse = IHttpResponse;

/** What a router decides. */
export type Routed = ReturnType<PrismHttpComponents["route"]>;

/** The id of an operation; Prism makes one up where the document has none. */
export const idOf = ({ iid, id }: PrismOperation): string => iid ?? id;
