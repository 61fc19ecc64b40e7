/** The parts of a HAR file that tests write and change. */
export interface Har {
  readonly log: { readonly version: string; readonly entries: HarEntry[] };
}

export interface HarEntry {
  startedDateTime: string;
  request: {
    method: string;
    url: string;
    headers: HarField[];
    bodySize: number;
    postData?: { mimeType: string; text: string };
  };
  response: {
    status: number;
    headers: HarField[];
    content: { size: number; mimeType: string; text?: string; encoding?: string };
  };
}

export interface HarField {
  name: string;
  value: string;
}

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
      const mimeType = response.headers.get("content-type") ?? "";
      har.log.entries.push({
        startedDateTime: "2026-01-05T10:00:00.000Z",
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
          content: { size: text.length, mimeType, ...(text !== "" && { text }) },
        },
      });
      return response;
    },
  };
}

function fieldsOf(headers: Headers): HarField[] {
  return [...headers].map(([name, value]) => ({ name, value }));
}
