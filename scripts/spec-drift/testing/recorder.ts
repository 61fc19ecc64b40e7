import type { Har, HarField } from "./har.ts";

/** A `fetch` that records what goes through it, as a browser or a proxy does. */
export function recorder(): { readonly har: Har; readonly fetch: typeof fetch } {
  const har: Har = { log: { version: "1.2", entries: [] } };
  return {
    har,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const sent = await request.clone().text();
      const response = await fetch(request);
      const text = await response.clone().text();
      har.log.entries.push({
        startedDateTime: new Date().toISOString(),
        request: {
          method: request.method,
          url: request.url,
          headers: fieldsOf(request.headers),
          bodySize: sent.length,
          ...(sent !== "" && {
            postData: { mimeType: request.headers.get("content-type") ?? "", text: sent },
          }),
        },
        response: {
          status: response.status,
          headers: fieldsOf(response.headers),
          content: { size: text.length, mimeType: response.headers.get("content-type") ?? "", text },
        },
      });
      return response;
    },
  };
}

function fieldsOf(headers: Headers): HarField[] {
  return [...headers].map(([name, value]) => ({ name, value }));
}
