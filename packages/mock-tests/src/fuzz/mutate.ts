import { isRecord } from "../record.ts";
import { bytesOf, type Request } from "../wire/request.ts";
import type { Random } from "./random.ts";

/** A request that was valid before. */
export interface Mutant {
  readonly bytes: Buffer;
  readonly method: string;
  /** Whether it may say a wrong length, so that it needs a connection of its own. */
  readonly alone: boolean;
}

type Mutation = (random: Random, request: Request) => Request;

const fragments = [
  ..."%/?#&=;:\\|{}[]\"'<>^`~.,*+@!$()_-0a",
  "%00",
  "%ff",
  "%2F",
  "%0a",
  "..",
  "//",
  "\xe9",
  "\x80",
  "__proto__",
  "constructor",
  "null",
  "a".repeat(300),
] as const;

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND"] as const;

const extraHeaders = [
  ["Accept", "foo"],
  ["Accept", "text/html"],
  ["Accept", "*/*;q=x"],
  ["Accept-Encoding", "nothing"],
  ["Accept-Charset", "x"],
  ["Authorization", ""],
  ["Content-Type", "application/json; charset=utf-7"],
  ["Content-Type", "multipart/form-data"],
  ["Content-Encoding", "gzip"],
  ["Cookie", "a=b; __proto__=c"],
  ["Origin", "null"],
  ["Prefer", "dynamic=true, seed=a"],
  ["Prefer", "code=404"],
  ["Prefer", "example=none"],
  ["Version", ""],
  ["X-Mock-Client", "__proto__"],
  ["X-HTTP-Method-Override", "DELETE"],
  ["Expect", "100-continue"],
] as const;

const values: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  "",
  "text",
  "\ud800",
  "\u0000",
  "x".repeat(5000),
  [],
  [null],
  [[[[[[]]]]]],
  {},
  { toString: 1 },
];

const mutations: readonly Mutation[] = [
  (random, request) => ({ ...request, target: `/${mutateText(random, request.target.slice(1))}` }),
  (random, request) => ({ ...request, target: mutateQuery(random, request.target) }),
  (random, request) => ({ ...request, method: random.pick(methods) }),
  (random, request) => ({ ...request, headers: [...request.headers, random.pick(extraHeaders)] }),
  (random, request) => {
    const gone = random.below(request.headers.length);
    return { ...request, headers: request.headers.filter((_, at) => at !== gone) };
  },
  (random, request) => {
    const changed = random.below(request.headers.length);
    const headers = request.headers.map(([name, value], at) =>
      at === changed ? ([name, mutateText(random, value)] as const) : ([name, value] as const),
    );
    return { ...request, headers };
  },
  mutateJson,
  mutateJson,
  mutateJson,
  (random, request) => ({ ...request, body: mutateText(random, String(request.body ?? "{}")) }),
  (random, request) => {
    const body = String(request.body ?? "");
    return { ...request, body: body.slice(0, random.below(body.length + 1)) };
  },
];

/** Changes a valid request in one to three random ways. */
export function mutate(random: Random, valid: Request): Mutant {
  let request = valid;
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    request = random.pick(mutations)(random, request);
  }
  const bytes = bytesOf(request);
  const alone = random.below(25) === 0;
  if (!alone) return { bytes, method: request.method, alone };
  const broken = random.below(2) === 0 ? breakLength(random, bytes) : breakHead(random, bytes);
  const method = /^[A-Z]+/.exec(broken.toString("latin1", 0, 20))?.[0] ?? "GET";
  return { bytes: broken, method, alone };
}

function mutateText(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random.below(4));
    case 1:
      return text.slice(0, at) + random.pick(fragments) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + text.slice(0, at).slice(-20) + text.slice(at);
    default:
      return text.slice(0, at) + random.pick(fragments) + text.slice(at);
  }
}

function mutateQuery(random: Random, target: string): string {
  const [path = "", query = ""] = target.split("?");
  const pairs = query.split("&");
  const at = random.below(pairs.length);
  const pair = pairs[at] ?? "";
  const changed = [[], [pair, pair], [`${pair}[]`], [pair.replace(/=.*/, "")], [pair, "__proto__=1"]];
  pairs.splice(at, 1, ...random.pick(changed));
  return `${path}?${pairs.join("&")}`;
}

function mutateJson(random: Random, request: Request): Request {
  if (request.body === undefined) return request;
  let root: unknown;
  try {
    root = JSON.parse(String(request.body));
  } catch {
    // An earlier mutation has made it something else.
    return request;
  }
  let node = root;
  for (;;) {
    if (!isRecord(node) && !Array.isArray(node)) break;
    const keys = Object.keys(node);
    const key = keys.length > 0 ? random.pick(keys) : "none";
    const child: unknown = Reflect.get(node, key);
    const deeper = typeof child === "object" && child !== null && random.below(3) > 0;
    if (deeper) {
      node = child;
      continue;
    }
    if (child === undefined || random.below(6) === 0) {
      Reflect.set(node, random.pick(["extra", "constructor", "é\n", "0"]), random.pick(values));
    } else if (random.below(3) === 0) Reflect.deleteProperty(node, key);
    else Reflect.set(node, key, random.pick(values));
    break;
  }
  return { ...request, body: JSON.stringify(root) };
}

function breakLength(random: Random, bytes: Buffer): Buffer {
  const end = bytes.indexOf("\r\n\r\n");
  const lies = [
    "Content-Length: 5",
    "Content-Length: 99999",
    "Transfer-Encoding: chunked",
    "Content-Length: x",
  ] as const;
  const line = `\r\n${random.pick(lies)}`;
  const head = bytes.toString("latin1", 0, end).replace(/\r\nContent-Length: \d+/, "");
  return Buffer.concat([Buffer.from(head + line, "latin1"), bytes.subarray(end)]);
}

function breakHead(random: Random, bytes: Buffer): Buffer {
  const broken = Buffer.from(bytes);
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    broken[random.below(bytes.indexOf("\r\n\r\n") + 4)] = random.below(256);
  }
  return broken;
}
