import { getPath, known } from "./attack.ts";

export const payPath = "/invoices/6578278e879ad2646715ba9c/record-payment";

/** A body that the operation accepts. */
export const payment = {
  altId: "6578278e879ad2646715ba9c",
  altType: "location",
  mode: "cheque",
  card: { brand: "", last4: "" },
  cheque: { number: "129" },
  notes: "",
  amount: 0.01,
  meta: {},
};

interface Parts {
  /** Header lines besides the ones a request needs, or another text in the place of those. */
  readonly lines?: readonly string[];
  readonly body?: string | Buffer;
  readonly type?: string;
  /** What `Content-Length` says, when it lies; null leaves it out. */
  readonly length?: number | string | null;
}

/** A request to record a payment. */
export function post({ lines = [], body = "", type = "application/json", length }: Parts): Buffer {
  const content = Buffer.from(body);
  const says = length === undefined ? content.length : length;
  const head = [
    `POST {base}${payPath} HTTP/1.1`,
    "Host: mock",
    known.trimEnd(),
    ...(type === "" ? [] : [`Content-Type: ${type}`]),
    ...(says === null ? [] : [`Content-Length: ${says}`]),
    ...lines,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"), content]);
}

/** A request for an invoice, with header lines besides the ones it needs. */
export function get(lines: readonly string[] = [], path: string = getPath): string {
  return [`GET {base}${path} HTTP/1.1`, "Host: mock", known.trimEnd(), ...lines, "", ""].join("\r\n");
}

/** The body in the chunks of `Transfer-Encoding: chunked`. */
export function chunked(...chunks: readonly (string | Buffer)[]): Buffer {
  const coded = chunks.map((chunk) => {
    const bytes = Buffer.from(chunk);
    return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
  });
  return Buffer.concat([...coded, Buffer.from("0\r\n\r\n")]);
}

export const json = (value: unknown): string => JSON.stringify(value);
