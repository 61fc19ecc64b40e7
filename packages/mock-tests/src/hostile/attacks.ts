import { brotliCompressSync, gzipSync } from "node:zlib";
import { adminAttacks } from "./admin.ts";
import { type Attack, attack } from "./attack.ts";
import { chunked, get, json, payment, post } from "./bytes.ts";
import { crowds } from "./crowds.ts";

const good = json(payment);
const megabyte = 1024 * 1024;
const refused = { statuses: [400] };
const tooLarge = { statuses: [413] };
const negotiated = { statuses: [200, 400, 406] };
const typed = { statuses: [200, 400, 415, 422] };

const targets: readonly Attack[] = [
  attack("a path that ends in a percent sign", get([], "/invoices/50%"), refused),
  attack("a percent-encoding that breaks off", get([], "/invoices/%E0%A4%A"), refused),
  attack("a percent-encoding that is no UTF-8", get([], "/invoices/%FF%FE"), refused),
  attack("a percent-encoding with other letters", get([], "/invoices/%zz/send"), refused),
  attack("a percent-encoded NUL", get([], "/invoices/%00")),
  attack("a percent-encoded line break", get([], "/invoices/a%0d%0aSet-Cookie:%20a=b")),
  attack("a percent-encoded way up", get([], "/invoices/%2e%2e/%2e%2e/etc/passwd")),
  attack("a query that ends in a percent sign", get([], "/invoices/a?altId=%")),
  attack("a query with no UTF-8", get([], "/invoices/a?altId=%FF&altType=location")),
  attack("a query that names __proto__", get([], "/invoices/a?__proto__=1&altId[__proto__]=2&constructor=3")),
  attack("a query parameter given 500 times", get([], `/invoices/a?${"altId=a&".repeat(500)}`)),
  attack(
    "a query of control parameters without sense",
    get([], "/invoices/a?__code=abc&__dynamic=x&__server=y"),
  ),
  attack("a path of 10,000 slashes", get([], "/".repeat(10_000))),
  attack("two slashes for a path", get([], "//")),
  attack("no path but a query", "GET ? HTTP/1.1\r\nHost: mock\r\n\r\n"),
  attack("an asterisk for a target", "OPTIONS * HTTP/1.1\r\nHost: mock\r\n\r\n"),
  attack("an absolute target", "GET http://elsewhere.example/invoices HTTP/1.1\r\nHost: mock\r\n\r\n"),
  attack("an absolute target that is no URL", "GET http://[::1 HTTP/1.1\r\nHost: mock\r\n\r\n"),
  attack(
    "raw bytes above ASCII in the target",
    Buffer.from("GET /invoices/\xff\xfe HTTP/1.1\r\nHost: mock\r\n\r\n", "latin1"),
  ),
  attack("a NUL in the target", "GET /invoices/\0 HTTP/1.1\r\nHost: mock\r\n\r\n", refused),
  attack("a target of 100,000 characters", get([], `/invoices/${"a".repeat(100_000)}`), {
    statuses: [414, 431],
  }),
];

const methods: readonly Attack[] = [
  attack("TRACE", get().replace("GET", "TRACE"), { statuses: [405] }),
  attack("CONNECT", "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n"),
  attack("PROPFIND", get().replace("GET", "PROPFIND"), { statuses: [405] }),
  attack("a method there is not", get().replace("GET", "FETCH"), { statuses: [400, 405, 501] }),
  attack("a method in lower case", get().replace("GET", "get"), { statuses: [400, 405] }),
  attack("HEAD", get().replace("GET", "HEAD"), { statuses: [200] }),
  attack(
    "GET with a body",
    get(["Content-Type: application/json", "Content-Length: 2", "", "{}"]).slice(0, -4),
  ),
];

const headers: readonly Attack[] = [
  ...[
    "foo",
    ",,,",
    ";",
    "/",
    "*/*;q=many",
    "application/json;q=",
    "text/html",
    "\xff",
    "*",
    "application/*+json",
    "a/b/c",
  ].map((value) =>
    attack(`the Accept header "${value}"`, Buffer.from(get([`Accept: ${value}`]), "latin1"), negotiated),
  ),
  attack("an Accept header of 7,000 types", get([`Accept: ${"a/b,".repeat(1750)}c/d`]), negotiated),
  ...[
    "code=abc",
    "code=99999",
    "code=-1",
    "code=",
    "code",
    "example=__proto__",
    "example=constructor",
    "dynamic=maybe",
    "dynamic=true, seed=__proto__",
    "delay=abc",
    "delay=-5",
    "=;=,=",
    "code=200; code=201",
    "\x80",
  ].map((value) =>
    attack(`the Prefer header "${value}"`, Buffer.from(get([`Prefer: ${value}`]), "latin1"), {
      statuses: [200, 400, 404, 422],
    }),
  ),
  attack("two Authorization headers", get(["Authorization: Basic YTpi"])),
  attack("two Version headers", get(["Version: 1999-01-01"])),
  attack("two Content-Type headers", post({ body: good, lines: ["Content-Type: text/plain"] })),
  attack(
    "empty headers",
    "GET {base}/invoices HTTP/1.1\r\nHost:\r\nAuthorization:\r\nVersion:\r\nAccept:\r\nPrefer:\r\nOrigin:\r\n\r\n",
  ),
  attack(
    "headers named like parts of every object",
    get(["__proto__: a", "constructor: b", "hasOwnProperty: c"]),
    { statuses: [200] },
  ),
  attack("a header without a name", get([": nothing"]), refused),
  attack("a header without a colon", get(["nothing"]), refused),
  attack("a folded header", get(["Accept: application/json,", " text/plain"])),
  attack("a header of 100,000 characters", get([`X-Long: ${"a".repeat(100_000)}`]), { statuses: [431] }),
  attack("500 headers", get(Array.from({ length: 500 }, (_, at) => `X-${at}: ${at}`))),
  attack("2,500 headers", get(Array.from({ length: 2500 }, () => "X: y"))),
  attack(
    "an Origin that would split the answer",
    get(["Origin: a\\r\\nSet-Cookie: b=c", "Access-Control-Request-Headers: \x7f"]),
  ),
  attack("no Host", "GET {base}/invoices HTTP/1.1\r\n\r\n"),
  attack("two Hosts", get(["Host: other"])),
  attack(
    "an upgrade to a web socket",
    get(["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: AA=="]),
  ),
  attack("an expectation nobody meets", get(["Expect: a-miracle"]), { statuses: [200, 417] }),
  attack("an expectation to continue", post({ body: good, lines: ["Expect: 100-continue"] }), {
    statuses: [200, 201],
  }),
];

const bodies: readonly Attack[] = [
  attack("JSON that breaks off", post({ body: '{"altId": "a", ' }), refused),
  attack("JSON with a comma too many", post({ body: '{"amount": 1,}' }), refused),
  attack("JSON with single quotes", post({ body: "{'amount': 1}" }), refused),
  attack("NaN for JSON", post({ body: "NaN" }), refused),
  attack("blanks for JSON", post({ body: "   \n" }), { statuses: [400, 422] }),
  attack("a byte order mark before the JSON", post({ body: `\ufeff${good}` }), { statuses: [200, 201, 400] }),
  attack("a byte order mark alone", post({ body: "\ufeff" }), { statuses: [400, 422] }),
  attack("UTF-16", post({ body: Buffer.from(good, "utf16le") }), refused),
  attack("JSON with NUL bytes", post({ body: '{"amount": 1\0}' }), refused),
  attack(
    "JSON with bytes that are no UTF-8",
    post({ body: Buffer.from('{"notes": "\xff\xc0"}', "latin1") }),
    { statuses: [400, 422] },
  ),
  attack("JSON with half a surrogate pair", post({ body: good.replace('"notes":""', '"notes":"\\ud800"') }), {
    statuses: [200, 201, 400, 422],
  }),
  attack("100,000 lists in each other", post({ body: "[".repeat(100_000) + "]".repeat(100_000) }), {
    statuses: [400, 422],
  }),
  attack(
    "100,000 objects in each other",
    post({ body: `${'{"meta":'.repeat(100_000)}1${"}".repeat(100_000)}` }),
    { statuses: [400, 422] },
  ),
  attack(
    "5,000 objects in each other in an open field",
    post({ body: good.replace('"meta":{}', `"meta":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`) }),
  ),
  attack(
    "__proto__ in the body",
    post({ body: `{"__proto__": {"altId": "a", "polluted": true}, ${good.slice(1)}` }),
  ),
  attack(
    "a constructor in the body",
    post({ body: `{"constructor": {"prototype": {"polluted": true}}, ${good.slice(1)}` }),
  ),
  attack(
    "names of inherited members for fields",
    post({ body: json({ ...payment, toString: 1, valueOf: null, hasOwnProperty: "" }) }),
  ),
  attack("a number beyond all measure", post({ body: good.replace("999", "1e999") })),
  attack("a number of a million digits", post({ body: good.replace("999", "9".repeat(1_000_000)) })),
  attack("a text of 9 MB", post({ body: json({ ...payment, notes: "a".repeat(9 * megabyte) }) })),
  attack(
    "10,000 unknown fields",
    post({
      body: json({
        ...payment,
        card: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, at])),
      }),
    }),
    { statuses: [200, 422] },
  ),
  attack(
    "a wrong value of 100,000 characters",
    post({ body: json({ ...payment, mode: "x".repeat(100_000) }) }),
    { statuses: [422] },
  ),
  attack("a body of 12 MB", post({ body: json({ ...payment, notes: "a".repeat(12 * megabyte) }) }), tooLarge),
  attack(
    "a body of 12 MB in chunks",
    post({
      length: null,
      lines: ["Transfer-Encoding: chunked"],
      body: chunked(...Array.from({ length: 12 }, () => " ".repeat(megabyte))),
    }),
    tooLarge,
  ),
  attack("the promise of a body of 12 MB", post({ body: "{", length: 12 * megabyte }), tooLarge),
  attack("12 MB of plain text", post({ type: "text/plain", body: "a".repeat(12 * megabyte) }), {
    statuses: [413, 415],
  }),
  attack("a list of a million zeros", post({ body: `[${"0,".repeat(999_999)}0]` }), { statuses: [413, 422] }),
];

const types: readonly Attack[] = [
  ...[
    "foo",
    "application/json; charset=utf-7",
    "application/json; charset=",
    'application/json; charset="',
    "application/json; charset=utf-16",
    "application/json;;;=",
    "application/xml",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=%",
    "text/plain",
    "application/vnd.a+json",
    "/",
    "*/*",
  ].map((type) => attack(`the Content-Type "${type}"`, post({ body: good, type }), typed)),
  attack(
    "a form with bad percent-encoding",
    post({ body: "altId=%&a[__proto__]=%zz", type: "application/x-www-form-urlencoded" }),
    typed,
  ),
  attack("no Content-Type", post({ body: good, type: "" }), typed),
  attack("a gzip that is none", post({ body: good, lines: ["Content-Encoding: gzip"] }), {
    statuses: [400, 415],
  }),
  attack(
    "a gzip that breaks off",
    post({ body: gzipSync(good).subarray(0, 40), lines: ["Content-Encoding: gzip"] }),
    { statuses: [400, 415] },
  ),
  attack(
    "a gzip of 100 MB",
    post({ body: gzipSync(Buffer.alloc(100 * megabyte)), lines: ["Content-Encoding: gzip"] }),
    { statuses: [413, 415] },
  ),
  attack("a true gzip", post({ body: gzipSync(good), lines: ["Content-Encoding: gzip"] }), {
    statuses: [200, 201, 415],
  }),
  attack(
    "a brotli called deflate",
    post({ body: brotliCompressSync(good), lines: ["Content-Encoding: deflate"] }),
    { statuses: [400, 415] },
  ),
  attack("an encoding there is not", post({ body: good, lines: ["Content-Encoding: rot13"] }), {
    statuses: [415],
  }),
  attack(
    "20 encodings at once",
    post({ body: good, lines: [`Content-Encoding: ${"gzip,".repeat(19)}gzip`] }),
    { statuses: [400, 415] },
  ),
];

const framing: readonly Attack[] = [
  attack("a body that breaks off", post({ body: good, length: good.length + 50 }), {
    ...refused,
    finish: true,
  }),
  attack(
    "a chunked body that breaks off",
    post({ length: null, lines: ["Transfer-Encoding: chunked"], body: "ff\r\n{" }),
    { ...refused, finish: true },
  ),
  attack(
    "chunks of no size",
    post({ length: null, lines: ["Transfer-Encoding: chunked"], body: "zz\r\n{}\r\n0\r\n\r\n" }),
    refused,
  ),
  attack(
    "a chunk of endless size",
    post({ length: null, lines: ["Transfer-Encoding: chunked"], body: "ffffffffffffffffff\r\n{}" }),
    refused,
  ),
  attack(
    "a length and chunks",
    post({ body: chunked(good), lines: ["Transfer-Encoding: chunked"] }),
    refused,
  ),
  attack("two lengths", post({ body: good, lines: ["Content-Length: 3"] }), refused),
  attack("a length below zero", post({ body: good, length: -1 }), refused),
  attack("a length beyond all measure", post({ body: good, length: "99999999999999999999999" }), {
    statuses: [400, 413],
  }),
  attack(
    "an encoding of the transfer there is not",
    post({ body: good, lines: ["Transfer-Encoding: rot13"] }),
    { statuses: [400, 501] },
  ),
  attack("two empty lines before the request", `\r\n\r\n${get()}`, { statuses: [200] }),
  attack("lines that end in LF alone", get().replaceAll("\r\n", "\n"), { statuses: [200, 400] }),
  attack("HTTP/1.0", get().replace("HTTP/1.1", "HTTP/1.0"), { statuses: [200] }),
  attack("HTTP/9.9", get().replace("HTTP/1.1", "HTTP/9.9"), refused),
  attack("HTTP/0.9", "GET /invoices\r\n\r\n"),
  attack("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", refused),
  attack("the greeting of TLS", Buffer.from("160301020001000001fc0303", "hex"), refused),
  attack(
    "random bytes",
    Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167 + 13) % 256)),
    refused,
  ),
];

/** Everything a mock must survive. */
export const attacks: readonly Attack[] = [
  ...targets,
  ...methods,
  ...headers,
  ...bodies,
  ...types,
  ...framing,
  ...adminAttacks,
  ...crowds,
];
