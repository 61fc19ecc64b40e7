import type { Call } from "./call.ts";

/** The response of a provider. */
export interface ProviderResponse {
  /** The status, from 200 to 599. */
  readonly status: number;
  /** The headers. Default: `content-type: application/json`, if there is a body. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body, sent as JSON. A string with another content type is sent as it is. Default: no body. */
  readonly body?: unknown;
  /**
   * Whether the response may have a status that the contract does not declare for the operation. Such a status otherwise
   * counts as a violation. Default: false.
   */
  readonly undeclared?: boolean | undefined;
}

/** What a provider gets along with a call. */
export interface ProviderContext {
  /**
   * The OpenAPI document against which the call was validated. Do not change it: the mocks of a process share it. A reload
   * replaces it.
   */
  readonly document: object;
  /** Is aborted when the client disconnects or the mock stops. */
  readonly signal: AbortSignal;
  /**
   * A copy of the documented response to the call, which you may change: the example with the given status and name. Default:
   * the first success.
   *
   * @returns Undefined if the document has no such response.
   */
  example(preference?: {
    readonly status?: number | undefined;
    readonly example?: string | undefined;
  }): ProviderResponse | undefined;
}

/** What a mock offers its provider. */
export interface ProviderTools {
  /**
   * Validates a call against the contract in use, as the mock does with each request, such as one from which a provider
   * creates its initial data. It requires no token.
   *
   * @returns What is wrong, one message per cause, such as `body.amount is required`; empty if the call is valid.
   */
  judge(call: Pick<Call, "brand" | "operationId" | "headers" | "body">): readonly string[];
}

/** A request to a route of a provider, below `/__mock`. */
export interface RouteRequest {
  /** The header `X-Mock-Client`, or the query parameter `client`. */
  readonly client: string | undefined;
  /** The brand whose port the request was sent to; undefined if all brands share one. */
  readonly brand: string | undefined;
  /** The query parameters. */
  readonly query: URLSearchParams;
  /** The headers by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; null if there is none. */
  readonly body: unknown;
}

/** A route of a provider. The mock checks access before it calls {@link ProviderRoute.handle}. */
export interface ProviderRoute {
  /** `GET` for routes that change nothing. Use `POST`, which takes JSON, or `DELETE`, which takes no body, for others. */
  readonly method: "GET" | "POST" | "DELETE";
  /** The path below `/__mock`, such as `/journal`. */
  readonly path: string;
  /** The size limit of a body, in bytes. Default: that of the mock. */
  readonly bodyLimit?: number | undefined;
  /** Responds to a request. */
  handle(request: RouteRequest): ProviderResponse | Promise<ProviderResponse>;
}

/** A panel on the mock's page. */
export interface ProviderPanel {
  /** The heading of the panel. */
  readonly title: string;
  /**
   * The source of a JavaScript module that exports `mount(element)`. The page calls it once, with an element to fill. The
   * page's content security policy lets it load nothing from other origins and write no inline styles.
   */
  readonly script: string;
}

/**
 * A source of responses that comes after the controls and before the examples of the document. It gets only valid requests.
 * Its responses are validated, too: one that violates the contract is sent with the header `sl-violations`, logged, and
 * counted in `mock.state().violations`.
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
  /** The name to show in the log and in errors. */
  readonly name: string;
  /** Is called once, before the first request. The mock starts when its promise resolves. */
  start?(tools: ProviderTools): void | Promise<void>;
  /**
   * Responds to a valid call.
   *
   * @returns The response, or undefined to leave the call to the examples of the document.
   * @throws Any error, which is answered with 500 and logged with the provider's name.
   */
  respond(
    call: Call,
    context: ProviderContext,
  ): ProviderResponse | undefined | Promise<ProviderResponse | undefined>;
  /** Deletes all data, or that of one client. Is called by `mock.reset` and `POST /__mock/reset`. */
  reset?(client?: string): void | Promise<void>;
  /**
   * Headers to add when a call violates the contract and is refused without asking the provider. A refusal that rests on an
   * option of the mock alone, such as `strictValues`, does not get them. Default: none.
   */
  readonly refusalHeaders?: Readonly<Record<string, string>> | undefined;
  /** Returns what `GET /__mock/state` shows under `provider`, as JSON: for all clients, or for the given one. */
  state?(client?: string): unknown;
  /** Is called once, when the mock stops. */
  close?(): void | Promise<void>;
  /** Routes of its own, below `/__mock`. Default: none. */
  readonly routes?: readonly ProviderRoute[] | undefined;
  /** A panel on the mock's page. Default: none. */
  readonly panel?: ProviderPanel | undefined;
}
