import { type Bundle, readBundle } from "./documents.ts";
import { createPrismServer } from "./prism.ts";
import { type Address, listen } from "./server.ts";

export interface MockOptions {
  /** The id of the brand, one of those {@link listBrands} lists. */
  readonly brand: string;
  /** The port to listen on; 0 takes any free one. Default: 0. */
  readonly port?: number;
  /** The address to listen on. Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
}

export interface Mock {
  readonly brand: string;
  /** Where the mock answers, without a slash at the end: the base URL for a client. */
  readonly url: string;
  /** Stops the mock and cuts the connections that are still open. Closing again does nothing. */
  close(): Promise<void>;
}

/**
 * Starts a mock server of one brand.
 *
 * It checks each request against the brand's OpenAPI document and answers with an example from it. It keeps no state.
 *
 * @example
 * const mock = await startMock({ brand: "highlevel" });
 * const response = await fetch(`${mock.url}/invoices/abc/send`, { method: "POST" });
 * response.status; // 401: the token is missing
 * await mock.close();
 *
 * @throws Error that lists the known brands when there is no such brand.
 * @throws Error that names the port when it is taken.
 */
export async function startMock({ brand, port = 0, host = "127.0.0.1" }: MockOptions): Promise<Mock> {
  return startMockOf(readBundle(brand), { port, host });
}

/** Starts a mock server of a bundle, whatever the spec package holds. */
export async function startMockOf({ brand, document }: Bundle, address: Address): Promise<Mock> {
  const { url, close } = await listen(await createPrismServer(document), address);
  return { brand, url, close };
}
