import { isText, member } from "@crm-invoices/openapi";
import { type SampledOperation, sampledOperations } from "../catalog.ts";
import {
  type Brand,
  type Control,
  fetchDocument,
  fetchState,
  listen,
  type Rule,
  resetControls,
  type State,
  sendControl,
} from "./api.ts";
import { controlsView } from "./controls-view.ts";
import { element, find } from "./dom.ts";
import { operationList } from "./operation-list.ts";
import { showOperation } from "./operation-view.ts";
import { showPanel } from "./panel.ts";
import { requestLog } from "./request-log.ts";

const connection = find("connection", HTMLElement);
const catalogs = new Map<string, Catalog>();
const { brands, rules: first, strictValues, panel } = await state();
/** How everything answers while no rule holds. */
const standard: Control = { delay: 0, failureRate: 0, security: "strict", strictValues };
let rules = first;
const served = brands.filter(({ here }) => here);
let brand: Brand | undefined;
let operation: SampledOperation | undefined;

const list = operationList();
const log = requestLog(({ brand: id, operation: name }) =>
  id === undefined || name === undefined ? undefined : `#/${id}/${name}`,
);
const switches = controlsView({
  async change(control, everywhere) {
    if (brand === undefined || operation === undefined) return;
    const id = everywhere ? undefined : operation.id;
    const inherited = controlOf(id, (rule) => rule.brand !== brand?.id || rule.operation !== id);
    ({ rules } = await sendControl(brand.id, id, differing(control, inherited)));
    mark();
  },
  async reset() {
    ({ rules } = await resetControls());
    mark();
  },
  current: (everywhere) => controlOf(everywhere ? undefined : operation?.id),
});

find("brands", HTMLElement).replaceChildren(
  ...brands.map(({ id, title, page }) =>
    element("a", { href: page, "data-brand": id }, title.replace(/ Invoices API$/, "")),
  ),
);
addEventListener("hashchange", route);
await route();
if (panel !== undefined) void showPanel(panel);
listen({
  connected() {
    log.clear();
    connection.textContent = "Live";
    connection.toggleAttribute("data-live", true);
  },
  disconnected() {
    connection.textContent = "Not connected; trying again…";
    connection.toggleAttribute("data-live", false);
  },
  request: (event) => log.add(event),
});

/** What the mock serves; when it does not say, the page says why. */
async function state(): Promise<State> {
  try {
    return await fetchState();
  } catch (error) {
    connection.textContent = "Not connected";
    const why = error instanceof Error ? error.message : String(error);
    find("operation", HTMLElement).replaceChildren(
      element("p", { class: "empty" }, `The mock does not say what it serves: ${why}`),
    );
    throw error;
  }
}

/** Shows what the address names: `#/<brand>/<operation>`. */
async function route(): Promise<void> {
  const [, id, name] = decodeURIComponent(location.hash).split("/");
  const next = served.find((candidate) => candidate.id === id) ?? brand ?? served[0];
  if (next === undefined) return;
  const catalog = catalogs.get(next.id) ?? catalogOf(await fetchDocument(next));
  catalogs.set(next.id, catalog);
  if (next !== brand) enter(next, catalog);
  const { operations } = catalog;

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

interface Catalog {
  readonly operations: readonly SampledOperation[];
  /** The address of the documentation for developers. */
  readonly docs: string | undefined;
}

function catalogOf(document: object): Catalog {
  const docs = member(member(document, "externalDocs"), "url");
  return { operations: sampledOperations(document), docs: isText(docs) ? docs : undefined };
}

function enter(next: Brand, { operations, docs }: Catalog): void {
  brand = next;
  for (const link of find("brands", HTMLElement).children) {
    if (link.getAttribute("data-brand") === next.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  find("documents", HTMLElement).replaceChildren(
    element("a", { href: `${next.url}/openapi.json` }, "openapi.json"),
    element("a", { href: `${next.url}/openapi.yaml` }, "openapi.yaml"),
    ...(docs === undefined ? [] : [element("a", { href: docs, rel: "noreferrer" }, "Documentation")]),
  );
  list.show(operations, ({ id }) => `#/${next.id}/${id}`);
  mark();
}

/** What holds for one operation of the brand, or for all: of the rules that count, the more specific over the less specific. */
function controlOf(id: string | undefined, counts: (rule: Rule) => boolean = () => true): Control {
  const holding = rules
    .filter((rule) => [brand?.id, undefined].includes(rule.brand) && [id, undefined].includes(rule.operation))
    .filter(counts)
    .sort((one, other) => weightOf(one) - weightOf(other));
  return Object.assign({}, standard, ...holding.map((rule) => differing(rule, {})));
}

function weightOf({ brand: id, operation: name }: Rule): number {
  return Number(id !== undefined) + 2 * Number(name !== undefined);
}

/** What a control says otherwise than another one. */
function differing(control: Control, other: Control): Control {
  const fields = Object.entries(control).filter(([field, value]) => value !== Reflect.get(other, field));
  return Object.fromEntries(fields);
}

function mark(): void {
  const changing = rules.filter((rule) => rule.brand === undefined || rule.brand === brand?.id);
  const operations = catalogs.get(brand?.id ?? "")?.operations ?? [];
  const changed = operations.filter(({ id }) =>
    changing.some((rule) => rule.operation === undefined || rule.operation === id),
  );
  list.mark(new Set(changed.map(({ id }) => id)));
}
