import { describe, expect, test } from "@jest/globals";
import type { ClientOptions } from "../src/index.ts";
import { type Client, createBrandFetchClient, type Middleware } from "../src/openapi-fetch.ts";
import { altId, brand, type paths, recordingOptions, token } from "./fixture.ts";

const invoice = { params: { path: { invoiceId: "invoice-1" } }, body: { name: "New Invoice" } };

async function sent(call: (options: ClientOptions) => Promise<unknown>): Promise<Request> {
  const options = recordingOptions();
  await call(options);
  const [request] = options.requests;
  if (!request || options.requests.length > 1) throw new Error("Expected one request.");
  return request;
}

describe("a client", () => {
  test("sends its token and the brand's API version", async () => {
    const request = await sent((options) =>
      createBrandFetchClient<Client<paths>>(brand, options).GET("/invoices/"),
    );
    expect(request.headers.get("Authorization")).toBe(`Bearer ${token}`);
    expect(request.headers.get("Version")).toBe("2021-07-28");
  });

  test("calls the brand's API unless it is given a base URL", async () => {
    const request = await sent((options) =>
      createBrandFetchClient<Client<paths>>(brand, options).PUT("/invoices/{invoiceId}", invoice),
    );
    expect(request.url).toBe("https://api.example.com/invoices/invoice-1");
  });

  test.each(["http://127.0.0.1:4010/base", "http://127.0.0.1:4010/base/", "http://127.0.0.1:4010/base//"])(
    "appends paths to the base URL %s",
    async (baseUrl) => {
      const request = await sent((options) =>
        createBrandFetchClient<Client<paths>>(brand, { ...options, baseUrl }).PUT(
          "/invoices/{invoiceId}",
          invoice,
        ),
      );
      expect(request.url).toBe("http://127.0.0.1:4010/base/invoices/invoice-1");
    },
  );

  test("answers with the parsed data and the response", async () => {
    const { data, error, response } = await createBrandFetchClient<Client<paths>>(
      brand,
      recordingOptions(),
    ).PUT("/invoices/{invoiceId}", invoice);
    expect({ data, error, status: response.status }).toEqual({
      data: { name: "New Invoice" },
      error: undefined,
      status: 200,
    });
  });

  test("answers with the parsed error of a refused request", async () => {
    const options = recordingOptions(() => Response.json({ message: ["name is empty"] }, { status: 422 }));
    const { data, error, response } = await createBrandFetchClient<Client<paths>>(brand, options).PUT(
      "/invoices/{invoiceId}",
      invoice,
    );
    expect({ data, error, status: response.status }).toEqual({
      data: undefined,
      error: { message: ["name is empty"] },
      status: 422,
    });
  });

  test("runs the middleware of its caller, until it is ejected", async () => {
    const options = recordingOptions();
    const client = createBrandFetchClient<Client<paths>>(brand, options);
    const bodies: unknown[] = [];
    const middleware: Middleware = {
      async onRequest({ request }) {
        bodies.push(await request.clone().json());
        request.headers.set("X-Trace", "1");
      },
    };
    client.use(middleware);
    await client.PUT("/invoices/{invoiceId}", invoice);
    client.eject(middleware);
    await client.PUT("/invoices/{invoiceId}", invoice);
    expect(bodies).toEqual([{ altId, altType: "location", name: "New Invoice" }]);
    expect(options.requests.map(({ headers }) => headers.get("X-Trace"))).toEqual(["1", null]);
  });

  test("lets one call change a header", async () => {
    const request = await sent((options) =>
      createBrandFetchClient<Client<paths>>(brand, options).GET("/invoices/", {
        headers: { Version: "2023-02-21" },
      }),
    );
    expect(request.headers.get("Version")).toBe("2023-02-21");
  });

  test("keeps the token out of what it shows of itself", () => {
    const client = createBrandFetchClient<Client<paths>>(brand, recordingOptions());
    expect(Object.values(client).every((value) => typeof value === "function")).toBe(true);
  });
});
