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
