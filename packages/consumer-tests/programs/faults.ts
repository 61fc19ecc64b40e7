import { createClient, type InvoicesError, paced } from "@crm-invoices/highlevel";
import { createClient as createFetchClient } from "@crm-invoices/highlevel/openapi-fetch";

const token = "pit-0123456789/abc=";
const body = { mode: "cash", notes: "Paid at the counter", amount: 10 } as const;
const never = () => new Promise<never>(() => {});

/** What there is to say of an error, the same on every platform. */
type Said = readonly [name: string | undefined, uncertain: boolean | undefined, attempts: number | undefined];

const say = ({ data, error }: { data?: unknown; error?: InvoicesError | undefined }): Said => [
  // Exactly one of both is there.
  (data === undefined) === (error === undefined) ? "neither or both" : error?.name,
  error?.uncertain,
  error?.attempts,
];

/** A signal as it is where `AbortSignal` has no reason. */
function signalWithoutReason(milliseconds: number): AbortSignal {
  const signal = Object.assign(new EventTarget(), { aborted: false, reason: undefined });
  setTimeout(() => {
    signal.aborted = true;
    signal.dispatchEvent(new Event("abort"));
  }, milliseconds);
  return Object.assign(signal, { onabort: null, throwIfAborted: () => {} });
}

/** Meets each kind of fault once, on a server that has them; gives what came of each. */
export async function program({ baseUrl }: { readonly baseUrl: string }): Promise<object> {
  const options = { token, altId: "6578278e879ad2646715ba9c", baseUrl, retries: 0 };
  const client = createClient({ ...options, retries: 2 });
  const once = createClient(options);
  const pay = async (invoiceId: string, more: Parameters<typeof client.recordInvoicePayment>[1] = {}) =>
    say(await client.recordInvoicePayment({ invoiceId, body }, more));

  const fresh = createClient({ ...options, retries: 2, token: async () => token });
  const gateway = say(await fresh.recordInvoicePayment({ invoiceId: "gateway", body }));

  const withoutToken = createClient({ ...options, token: never, timeout: 50 });
  const withoutEnd = createClient({ ...options, fetch: never, timeout: 50 });

  const controller = new AbortController();
  let waiting = 0;
  const impatient = createClient({
    ...options,
    retries: 2,
    onRetry: () => {
      waiting = Date.now();
      setTimeout(() => controller.abort(), 20);
    },
  });
  const later = say(await impatient.getInvoice({ invoiceId: "later" }, { signal: controller.signal }));
  const isSoon = Date.now() - waiting < 10_000;

  // In Node, the entries have code of their own.
  const pacing = createFetchClient({ ...options, fetch: paced({ requests: 1, interval: 60_000 }) });
  await pacing.getInvoice({ invoiceId: "fine" });
  const turn = new AbortController();
  setTimeout(() => turn.abort(), 20);
  const unsent = say(await pacing.getInvoice({ invoiceId: "fine" }, { signal: turn.signal }));

  const echoed = await once.recordInvoicePayment({ invoiceId: "echo", body });
  const shown = JSON.stringify([
    echoed.error,
    [...(echoed.error?.headers ?? [])],
    [...(echoed.response?.headers ?? [])],
  ]);
  const deep = await client.getInvoice({ invoiceId: "deep" });
  const first = await client.getInvoice({ invoiceId: "cached" });
  const second = await client.getInvoice({ invoiceId: "cached" });

  const given: unknown = Reflect.get(globalThis, "fetch");
  Reflect.set(globalThis, "fetch", undefined);
  const withoutFetch = await pay("none");
  Reflect.set(globalThis, "fetch", given);

  return {
    gateway,
    proxy: await pay("proxy"),
    withoutToken: say(await withoutToken.recordInvoicePayment({ invoiceId: "none", body })),
    withoutEnd: say(await withoutEnd.recordInvoicePayment({ invoiceId: "none", body })),
    silent: await pay("silent", { timeout: 300 }),
    half: await pay("half", { timeout: 300 }),
    later: [...later, isSoon],
    unsent,
    withoutReason: await pay("silent", { signal: signalWithoutReason(300) }),
    withoutFetch,
    headers: [
      await pay("none", { headers: { "X-A": "a\nb" } }),
      await pay("none", { headers: { "X-A": "Ž" } }),
      await pay("none", { headers: { Expect: "100-continue" } }),
    ],
    values: [
      await pay("none", { retries: Number.NaN }),
      await pay("none", { altId: "" }),
      say(await client.recordInvoicePayment({ invoiceId: "none", body: { ...body, amount: Number.NaN } })),
    ],
    echo: [shown.includes("*token*"), shown.includes("0123456789")],
    deep: [...say(deep), typeof JSON.parse(JSON.stringify(deep.error)).message],
    trace: say(await client.getInvoice({ invoiceId: "trace" })),
    cached: [first.data?.invoiceNumber, second.data?.invoiceNumber],
    replaced: say(
      await client.request({ method: "PUT", path: "/invoices/{invoiceId}" }, { invoiceId: "lost", body }),
    ),
    moved: await pay("moved"),
  };
}
