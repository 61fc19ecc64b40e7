import {
  fetchClock,
  fetchHistory,
  fetchInvoices,
  fetchWorlds,
  moveClock,
  type ShownClock,
  type ShownEntry,
  type ShownInvoice,
} from "./api.ts";
import { button, element } from "./dom.ts";

const refreshMilliseconds = 2000;
const columns = ["Number", "Contact", "Status", "Total", "Paid", "Due"];

/** Shows the invoices of a world with the history of one, and its clock; it stays up to date by itself. */
export async function mount(root: HTMLElement): Promise<void> {
  let world = "";
  let chosen: string | undefined;
  const worlds = element("select", { "aria-label": "World" });
  const time = element("p", { class: "quiet", role: "status" });
  const problem = element("p", { class: "empty", role: "alert", hidden: "" });
  const rows = element("tbody");
  const history = element("ol", { "aria-label": "History of the chosen invoice" });
  const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)));
  const table = element(
    "table",
    {},
    element("caption", { class: "quiet" }, "Choose an invoice to see its history."),
    element("thead", {}, head),
    rows,
  );

  const move = (body: object) => void attempt(async () => showClock(time, await moveClock(world, body)));
  worlds.addEventListener("change", () => {
    world = worlds.value;
    chosen = undefined;
    void attempt(refresh);
  });
  root.replaceChildren(
    element(
      "p",
      {},
      worlds,
      " ",
      button("Freeze", () => move({ freeze: true })),
      " ",
      button("Run", () => move({ run: true })),
      " ",
      button("+1 day", () => move({ advance: "+1 day" })),
      " ",
      button("Next due", () => move({ advance: "next due" })),
    ),
    time,
    problem,
    table,
    history,
  );

  async function refresh(): Promise<void> {
    showWorlds(worlds, await fetchWorlds(), world);
    showClock(time, await fetchClock(world));
    const invoices = await fetchInvoices(world);
    rows.replaceChildren(
      ...(invoices.length > 0
        ? invoices.map(rowOf)
        : [element("tr", {}, element("td", { colspan: "6" }, "No invoices yet."))]),
    );
    history.replaceChildren(...(chosen === undefined ? [] : (await fetchHistory(world, chosen)).map(lineOf)));
  }

  function rowOf({
    id,
    brand,
    number,
    contact,
    status,
    currency,
    total,
    paid,
    due,
  }: ShownInvoice): HTMLElement {
    const choose = button(number, () => {
      chosen = chosen === id ? undefined : id;
      void attempt(refresh);
    });
    choose.setAttribute("aria-pressed", String(chosen === id));
    choose.title = `${brand}, ${id}`;
    const cells = [contact, status, `${total} ${currency}`, paid, due].map((text) => element("td", {}, text));
    return element("tr", {}, element("td", {}, choose), ...cells);
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      problem.hidden = true;
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
      problem.hidden = false;
    }
  }

  await attempt(refresh);
  setInterval(() => {
    // What somebody is using must not change under their hands, and nobody sees a hidden page.
    if (!document.hidden && document.activeElement !== worlds) void attempt(refresh);
  }, refreshMilliseconds);
}

function showWorlds(select: HTMLSelectElement, names: readonly string[], world: string): void {
  const shown = names.includes(world) ? names : [world, ...names];
  const before = Array.from(select.options, ({ value }) => value);
  if (JSON.stringify(shown) === JSON.stringify(before)) return;
  select.replaceChildren(
    ...shown.map((name) => element("option", { value: name }, name === "" ? "main world" : name)),
  );
  select.value = world;
}

function showClock(place: HTMLElement, { now, kind, nextDue }: ShownClock): void {
  const next = nextDue === null ? "Nothing is due." : `Next due ${nextDue}.`;
  place.textContent = `${now}, ${kind}. ${next}`;
}

function lineOf({ time, event, detail }: ShownEntry): HTMLElement {
  const facts = Object.entries(Object(detail)).map(([name, value]) => `${name} ${String(value)}`);
  return element("li", {}, element("time", { datetime: time }, time), ` ${event}: ${facts.join(", ")}`);
}
