import type { Call } from "./call.ts";

/** A response before it is written. */
export interface ProviderResponse {
  readonly status: number;
  /** Default: `content-type: application/json`, when there is a body. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON; a text with another content type is sent as it is. Undefined sends no body. */
  readonly body?: unknown;
  /**
   * Whether the status is meant although the contract does not declare it for the operation. Without it, such a status
   * counts as a violation.
   */
  readonly undeclared?: boolean | undefined;
}

/** What a provider is told beside the call. */
export interface ProviderContext {
  /**
   * The OpenAPI document by which the call was judged, to read and not to change: the mocks of a process share it. A reload
   * puts another one in its place.
   */
  readonly document: object;
  /** Aborted when the client has left, or when the mock stops. */
  readonly signal: AbortSignal;
  /**
   * The documented response to the call, as a copy to change: the one with this status and of this name, the first
   * successful one when neither is given.
   *
   * @returns undefined when the document has no such response.
   */
  example(preference?: {
    readonly status?: number | undefined;
    readonly example?: string | undefined;
  }): ProviderResponse | undefined;
}

/** What a provider can ask of the mock that asks it. */
export interface ProviderTools {
  /**
   * Holds a call against the contract in use, as the mock does with each request, such as one that a provider makes up to
   * begin with. A token is not demanded.
   *
   * @returns one text for each cause to refuse it, such as `body.amount is required`; none when it keeps the contract.
   */
  judge(call: Pick<Call, "brand" | "operationId" | "headers" | "body">): readonly string[];
}

/** A request to a route that a provider has below `/__mock`. */
export interface RouteRequest {
  /** The header `X-Mock-Client`, or the query's `client`. */
  readonly client: string | undefined;
  /** The brand whose port was asked; undefined where all brands share one. */
  readonly brand: string | undefined;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON body; null when there is none. */
  readonly body: unknown;
}

/** A route of a provider. The mock checks who may ask before it calls {@link ProviderRoute.handle}. */
export interface ProviderRoute {
  /** A GET changes nothing; what changes something is a POST, which takes JSON, or a DELETE, which takes no body. */
  readonly method: "GET" | "POST" | "DELETE";
  /** The path below `/__mock`, such as `/journal`. */
  readonly path: string;
  /** The most bytes a body may have. Default: that of the mock. */
  readonly bodyLimit?: number | undefined;
  handle(request: RouteRequest): ProviderResponse | Promise<ProviderResponse>;
}

/** A part of the mock's page. */
export interface ProviderPanel {
  readonly title: string;
  /**
   * The source of a JavaScript module that exports `mount(element)`. The page calls it once, with an element to fill; it
   * may load nothing from elsewhere and write no inline styles.
   */
  readonly script: string;
}

/**
 * A source of responses, which is asked after the controls and before the examples of the document. It gets no request
 * that breaks the contract, and what it gives is held against the contract before it leaves: a response that breaks it
 * is sent with the header `sl-violations`, told in the log, and counted in the state.
 *
 * @example
 * const provider: Provider = {
 *   name: "always paid",
 *   respond(call, { example }) {
 *     if (call.operationId !== "getInvoice") return undefined;
 *     const { status = 200, body } = example() ?? {};
 *     return { status, body: { ...Object(body), _id: call.pathParameters["invoiceId"], status: "paid" } };
 *   },
 * };
 * const mock = await startMock({ brand: "highlevel", provider });
 */
export interface Provider {
  /** Names it in the log and in errors. */
  readonly name: string;
  /** Called once, before the first request; the mock does not start before it is done. */
  start?(tools: ProviderTools): void | Promise<void>;
  /**
   * Responds to a call that keeps the contract.
   *
   * @returns undefined to leave the call to the next source, in the end the example of the document.
   * @throws any error to answer 500, which is logged with the provider's name.
   */
  respond(
    call: Call,
    context: ProviderContext,
  ): ProviderResponse | undefined | Promise<ProviderResponse | undefined>;
  /** Forgets everything, or what belongs to one client. Called by `mock.reset` and `POST /__mock/reset`. */
  reset?(client?: string): void | Promise<void>;
  /**
   * Headers of the answer to a call that breaks the contract, for which the provider is not asked. What only an option of the
   * mock refuses has none of them.
   */
  readonly refusalHeaders?: Readonly<Record<string, string>> | undefined;
  /** What `GET /__mock/state` shows under `provider`: of one client, when one is named; written as JSON. */
  state?(client?: string): unknown;
  /** Called once, when the mock stops. */
  close?(): void | Promise<void>;
  readonly routes?: readonly ProviderRoute[] | undefined;
  readonly panel?: ProviderPanel | undefined;
}
