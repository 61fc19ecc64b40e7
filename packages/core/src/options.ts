/** How to reach the API, and as whom. */
export interface ClientOptions {
  /**
   * The access token or private integration token, without the word `Bearer`. It is sent with every request
   * and appears in no error message of this package.
   */
  readonly token: string;
  /**
   * The id of the account whose invoices are handled. The client puts it, together with the brand's `altType`,
   * into each request that wants them; an `altId` given in a call wins over this one.
   */
  readonly altId: string;
  /**
   * The http or https URL that the paths of the API are appended to, such as that of a mock.
   * Default: the URL of the brand's API.
   */
  readonly baseUrl?: string | undefined;
  /** The function that carries out each request. Default: the global `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}
