import { type Operation, operationsOf } from "../catalog.ts";
import {
  type Brand,
  type Control,
  fetchDocument,
  fetchState,
  listen,
  resetControls,
  sendControl,
} from "./api.ts";
import { controlsView } from "./controls-view.ts";
import { element, find } from "./dom.ts";
import { operationList } from "./operation-list.ts";
import { showOperation } from "./operation-view.ts";
import { requestLog } from "./request-log.ts";

/** What a control of every operation of a brand is filed under. */
const every = "*";

const connection = find("connection", HTMLElement);
const catalogs = new Map<string, Operation[]>();
const controls = new Map<string, Control>();
const { brands } = await fetchState();
let brand: Brand | undefined;
let operation: Operation | undefined;

const list = operationList();
const log = requestLog(({ brand: id, operation: name }) =>
  id === undefined || name === undefined ? undefined : `#/${id}/${name}`,
);
const switches = controlsView({
  async change(control, everywhere) {
    if (brand === undefined || operation === undefined) return;
    const scope = everywhere ? every : operation.id;
    await sendControl(brand.id, everywhere ? undefined : operation.id, control);
    controls.set(`${brand.id} ${scope}`, control);
    mark();
  },
  async reset() {
    await resetControls();
    controls.clear();
    mark();
  },
  current: (everywhere) => controlOf(everywhere ? every : (operation?.id ?? every)),
});

find("brands", HTMLElement).replaceChildren(
  ...brands.map(({ id, title }) =>
    element("a", { href: `#/${id}`, "data-brand": id }, title.replace(/ Invoices API$/, "")),
  ),
);
addEventListener("hashchange", route);
await route();
listen({
  request: (event) => log.add(event),
  connected: (is) => {
    connection.textContent = is ? "Live" : "Not connected; trying again…";
    connection.toggleAttribute("data-live", is);
  },
});

/** Shows what the address names: `#/<brand>/<operation>`. */
async function route(): Promise<void> {
  const [, id, name] = decodeURIComponent(location.hash).split("/");
  const next = brands.find((candidate) => candidate.id === id) ?? brand ?? brands[0];
  if (next === undefined) return;
  const operations = catalogs.get(next.id) ?? operationsOf(await fetchDocument(next));
  catalogs.set(next.id, operations);
  if (next !== brand) enter(next, operations);

  const kept = operation?.id;
  operation =
    operations.find((candidate) => candidate.id === name) ??
    operations.find((candidate) => candidate.id === kept) ??
    operations.find((candidate) => candidate.id === "recordInvoicePayment") ??
    operations[0];
  if (operation === undefined) return;
  list.select(operation.id);
  showOperation(operation, next);
  switches.show(operation, controlOf(operation.id));
  document.title = `${operation.summary || operation.id} · ${next.title} mock`;
  if (name !== undefined)
    find("operation", HTMLElement).focus({ preventScroll: matchMedia("(min-width: 60rem)").matches });
}

function enter(next: Brand, operations: readonly Operation[]): void {
  brand = next;
  for (const link of find("brands", HTMLElement).children) {
    if (link.getAttribute("data-brand") === next.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  find("documents", HTMLElement).replaceChildren(
    element("a", { href: next.json }, "openapi.json"),
    element("a", { href: next.yaml }, "openapi.yaml"),
    ...(next.docs === undefined
      ? []
      : [element("a", { href: next.docs, rel: "noreferrer" }, "Documentation")]),
  );
  list.show(operations, ({ id }) => `#/${next.id}/${id}`);
  mark();
}

function controlOf(scope: string): Control {
  return controls.get(`${brand?.id} ${scope}`) ?? {};
}

function mark(): void {
  const changed = (catalogs.get(brand?.id ?? "") ?? []).filter(
    ({ id }) => isSet(controlOf(id)) || isSet(controlOf(every)),
  );
  list.mark(new Set(changed.map(({ id }) => id)));
}

function isSet(control: Control): boolean {
  return Object.values(control).some((value) => value !== undefined);
}
