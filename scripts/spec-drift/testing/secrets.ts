import fc from "fast-check";
import type { Har, HarEntry } from "./har.ts";
import type { Run } from "./runs.ts";

const syllable = fc.constantFrom(..."ba be bo da de ka ko la lu ma mo na ne ra ro sa ta to va zu".split(" "));
const properNoun = fc
  .array(syllable, { minLength: 3, maxLength: 5 })
  .map(([first = "", ...rest]) => `${first.charAt(0).toUpperCase()}${first.slice(1)}${rest.join("")}`);
const digits = (count: number) =>
  fc
    .array(fc.constantFrom(..."0123456789"), { minLength: count, maxLength: count })
    .map((all) => all.join(""));
const characters = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((all) => all.join(""));

const letters = "abcdefghijklmnopqrstuvwxyz";
const token = characters(`${letters}${letters.toUpperCase()}0123456789_-`, 24, 60);

/** What must not leave a recording. All are long enough not to turn up by accident. */
export const secrets: Readonly<Record<string, fc.Arbitrary<string>>> = {
  token,
  jwt: fc.tuple(token, token, token).map(([head, body, signature]) => `eyJ${head}.eyJ${body}.${signature}`),
  "key of a provider": characters("0123456789abcdef", 32).map((text) => `sk_live_${text}`),
  "lower-case token": characters(`${letters}0123456789`, 28),
  "id of a record": characters("0123456789abcdef", 24),
  uuid: fc.uuid(),
  email: fc.tuple(properNoun, properNoun).map(([name, host]) => `${name}.x@${host.toLowerCase()}mail.com`),
  "phone number": digits(10).map((text) => `+48${text}`),
  "name of a person": fc.tuple(properNoun, properNoun).map(([first, last]) => `${first} ${last}`),
  address: fc
    .tuple(digits(3), properNoun, properNoun)
    .map(([number, street, city]) => `${number} ${street} Road, ${city}`),
  "card number": digits(16).map((text) => text.replaceAll(/\d{4}(?=.)/g, "$& ")),
  "bare card number": digits(16).filter((text) => !/^0/.test(text)),
  "text of another script": characters("абвгдежзиклмнопрстуф", 12, 20),
};

export const someSecret: fc.Arbitrary<string> = fc.oneof(...Object.values(secrets));

/** What of a secret may not be found: it, the words of it, and what it is when encoded. */
export function tracesOf(secret: string): string[] {
  const words = secret.split(/[\s,.@]+/).filter((word) => word.length >= 6 && !/^\d{1,6}$/.test(word));
  const forms = [secret, ...words];
  return forms.flatMap((form) => [
    form,
    form.toLowerCase(),
    encodeURIComponent(form),
    JSON.stringify(form).slice(1, -1),
    Buffer.from(form).toString("base64").replaceAll("=", ""),
  ]);
}

export function leaks({ out, err, written, judged }: Run, planted: readonly string[]): string[] {
  const all = [out, err, written, judged].join("\n");
  return [...new Set(planted.flatMap(tracesOf))].filter((trace) => all.includes(trace));
}

export type Planter = (entry: HarEntry, secret: string, har: object) => void;

/** Every place of a recording that can hold a secret, in a call that is compared. */
export const places: Readonly<Record<string, Planter>> = {
  "a header of a request": ({ request }, secret) => request.headers.push({ name: "X-Custom", value: secret }),
  "the authorization": ({ request }, secret) =>
    request.headers.push({ name: "Authorization", value: `Bearer ${secret}` }),
  "a cookie header": ({ request }, secret) => request.headers.push({ name: "Cookie", value: `a=${secret}` }),
  "a described header": ({ request }, secret) => {
    request.headers = request.headers.map(({ name, value }) => ({
      name,
      value: name === "version" ? secret : value,
    }));
  },
  "the name of a header": ({ request }, secret) => request.headers.push({ name: `x-${secret}`, value: "1" }),
  "a header of an answer": ({ response }, secret) =>
    response.headers.push({ name: "X-Trace-Id", value: secret }),
  "a set-cookie header": ({ response }, secret) =>
    response.headers.push({ name: "Set-Cookie", value: `session=${secret}; Path=/` }),
  "the location of an answer": ({ response }, secret) =>
    response.headers.push({ name: "Location", value: `https://example.com/${secret}` }),
  "the content type": ({ response }, secret) => {
    response.headers = [{ name: "Content-Type", value: `application/${secret}` }];
  },
  "the query": ({ request }, secret) => {
    request.url += `&token=${encodeURIComponent(secret)}`;
  },
  "a described parameter": ({ request }, secret) => {
    request.url = request.url.replace(/altId=[^&]*/, `altId=${encodeURIComponent(secret)}`);
  },
  "a parameter with few values": ({ request }, secret) => {
    request.url = request.url.replace(/altType=[^&]*/, `altType=${encodeURIComponent(secret)}`);
  },
  "the name of a parameter": ({ request }, secret) => {
    request.url += `&${encodeURIComponent(secret)}=1`;
  },
  "an id in the path": ({ request }, secret) => {
    request.url = request.url.replace(/[\da-f]{24}/, encodeURIComponent(secret));
  },
  "an unknown path": ({ request }, secret) => {
    request.url = request.url.replace(/\/invoices/, `/invoices/people/${encodeURIComponent(secret)}/x`);
  },
  "the user of the address": ({ request }, secret) => {
    request.url = request.url.replace("https://", `https://me:${encodeURIComponent(secret)}@`);
  },
  "the fragment of the address": ({ request }, secret) => {
    request.url += `#${encodeURIComponent(secret)}`;
  },
  "the method": ({ request }, secret) => {
    request.method = secret;
  },
  "a broken address": ({ request }, secret) => {
    request.url = `${secret} is no address`;
  },
  "another host": ({ request }, secret) => {
    request.url = `https://other.example/${encodeURIComponent(secret)}`;
  },
  "every text of the answer": (entry, secret) => editAnswer(entry, (body) => everyText(body, () => secret)),
  "every value of the answer": (entry, secret) => editAnswer(entry, (body) => everyValue(body, secret)),
  "every text of the request": ({ request }, secret) => {
    if (request.postData) {
      request.postData.text = edited(request.postData.text, (body) => everyText(body, () => secret));
    }
  },
  "the keys of the answer": (entry, secret) => editAnswer(entry, (body) => withKeys(body, secret)),
  "an undocumented field": (entry, secret) =>
    editAnswer(entry, (body) => Object.assign({}, body, { extra: { deep: [{ [secret]: secret }] } })),
  "a body in base64": (entry, secret) => {
    editAnswer(entry, (body) => everyText(body, () => secret));
    entry.response.content.text = Buffer.from(entry.response.content.text ?? "").toString("base64");
    entry.response.content.encoding = "base64";
  },
  "a body that is no JSON": ({ response }, secret) => {
    response.content.text = `{"a": ${secret}`;
  },
  "a body that is a page": ({ response }, secret) => {
    response.headers = [{ name: "Content-Type", value: "text/html" }];
    response.content.text = `<p>${secret}</p>`;
  },
  "a body that is a text": ({ response }, secret) => {
    response.content.text = JSON.stringify(secret);
  },
  "the parameters of a form": ({ request }, secret) => {
    Object.assign(request, {
      postData: { mimeType: "application/x-www-form-urlencoded", params: [{ name: secret, value: secret }] },
    });
  },
  "the list of cookies": (entry, secret) => {
    Object.assign(entry.request, { cookies: [{ name: secret, value: secret }] });
    Object.assign(entry.response, { cookies: [{ name: secret, value: secret }] });
  },
  "the list of parameters": ({ request }, secret) => {
    Object.assign(request, { queryString: [{ name: secret, value: secret }] });
  },
  "the rest of an entry": (entry, secret) => {
    Object.assign(entry, {
      pageref: secret,
      serverIPAddress: secret,
      connection: secret,
      comment: secret,
      _initiator: { url: secret },
      timings: { wait: 1, comment: secret, _custom: secret },
      cache: { comment: secret },
    });
    Object.assign(entry.request, { httpVersion: secret, comment: secret, _auth: secret });
    Object.assign(entry.response, {
      statusText: secret,
      redirectURL: secret,
      httpVersion: secret,
      _error: secret,
    });
  },
  "the rest of the file": (_entry, secret, har) => {
    Object.assign(har, {
      creator: { name: secret, version: secret, comment: secret },
      browser: { name: secret },
      pages: [{ id: secret, title: secret, startedDateTime: secret }],
      comment: secret,
      _custom: secret,
    });
  },
  "the time": (entry, secret) => {
    entry.startedDateTime = secret;
  },
  "the status": ({ response }, secret) => {
    Object.assign(response, { status: secret });
  },
};

function editAnswer({ response }: HarEntry, change: (body: unknown) => unknown): void {
  response.content.text = edited(response.content.text ?? "null", change);
}

/** Another secret may have made the text something else than JSON; then it stays. */
function edited(text: string, change: (body: unknown) => unknown): string {
  try {
    return JSON.stringify(change(JSON.parse(text)));
  } catch {
    return text;
  }
}

function everyText(value: unknown, text: () => string): unknown {
  return typeof value === "string" ? text() : inside(value, (member) => everyText(member, text));
}

function everyValue(value: unknown, secret: string): unknown {
  return typeof value === "object" && value !== null
    ? inside(value, (one) => everyValue(one, secret))
    : secret;
}

/** Each object gets one more member with the secret as its name, and one with the secret in its name. */
function withKeys(value: unknown, secret: string): unknown {
  const inner = inside(value, (member) => withKeys(member, secret));
  return typeof inner === "object" && inner !== null && !Array.isArray(inner)
    ? { ...inner, [secret]: { [secret]: 1 }, [`by ${secret}`]: secret }
    : inner;
}

function inside(value: unknown, change: (member: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(change);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]))
    : value;
}

/** The HAR file of one changed call, and an unchanged one after it. */
export function planted(entry: HarEntry, changes: readonly (readonly [Planter, string])[]): Har {
  const har: Har = { log: { version: "1.2", entries: [structuredClone(entry), structuredClone(entry)] } };
  for (const [plant, secret] of changes) {
    const [first] = har.log.entries;
    if (first !== undefined) {
      plant(first, secret, har.log);
    }
  }
  return har;
}

/** Secrets at some places of one call. */
export const plantings: fc.Arbitrary<[place: string, secret: string][]> = fc.array(
  fc.tuple(fc.constantFrom(...Object.keys(places)), someSecret),
  { minLength: 1, maxLength: 8 },
);

export function plantedAt(
  entry: HarEntry,
  planting: readonly (readonly [place: string, secret: string])[],
): Har {
  return planted(
    entry,
    planting.flatMap(([place, secret]) => {
      const plant = places[place];
      return plant === undefined ? [] : [[plant, secret] as const];
    }),
  );
}
