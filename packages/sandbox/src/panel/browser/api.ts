/** One invoice as the panel shows it; amounts are texts, which are exact, in major currency units. */
export interface ShownInvoice {
  readonly id: string;
  readonly brand: string;
  readonly altId: string;
  readonly number: string;
  readonly contact: string;
  readonly status: string;
  readonly currency: string;
  readonly total: string;
  readonly paid: string;
  readonly due: string;
}

export interface ShownClock {
  readonly now: string;
  readonly kind: string;
  readonly nextDue: string | null;
}

export interface ShownEntry {
  readonly time: string;
  readonly event: string;
  readonly detail: unknown;
}

// A sandbox that other machines can reach wants its key, which the printed address of the page carries.
const key = new URLSearchParams(location.search).get("key");

async function request(path: string, world: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(`/__mock${path}`, {
    method: body ? "POST" : "GET",
    headers: {
      ...(key !== null && { "X-Mock-Key": key }),
      ...(world !== "" && { "X-Mock-Client": world }),
      ...(body && { "Content-Type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answered: Record<string, unknown> = Object(await response.json());
  if (!response.ok) throw new Error([answered["message"]].flat().map(String).join("; "));
  return answered;
}

const listOf = <Item>(value: unknown): readonly Item[] => (Array.isArray(value) ? value : []);

export const fetchWorlds = async (): Promise<readonly string[]> =>
  listOf((await request("/worlds", ""))["worlds"]);

export const fetchInvoices = async (world: string): Promise<readonly ShownInvoice[]> =>
  listOf((await request("/invoices", world))["invoices"]);

export const fetchHistory = async (world: string, id: string): Promise<readonly ShownEntry[]> =>
  listOf((await request(`/journal?subject=${encodeURIComponent(id)}`, world))["journal"]);

export const fetchClock = async (world: string): Promise<ShownClock> =>
  clockOf(await request("/clock", world));

export const moveClock = async (world: string, body: object): Promise<ShownClock> =>
  clockOf(await request("/clock", world, body));

function clockOf({ now, clock, nextDue }: Record<string, unknown>): ShownClock {
  const { kind }: { kind?: unknown } = Object(clock);
  return { now: String(now), kind: String(kind), nextDue: typeof nextDue === "string" ? nextDue : null };
}
