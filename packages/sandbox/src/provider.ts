import type { Call, Provider, ProviderResponse } from "@crm-invoices/mock";
import { messageOf } from "@crm-invoices/mock/internal";
import { adminRoutes } from "./admin/routes.ts";
import { stateOf } from "./admin/state.ts";
import { type Admission, admit, isGuarded } from "./admission/admit.ts";
import { Context } from "./operations/context.ts";
import { operations } from "./operations/index.ts";
import type { Answer } from "./operations/operation.ts";
import { ApiRefusal, errorAnswer } from "./operations/refusal.ts";
import { panelScript } from "./panel/script.ts";
import { RuleBook } from "./rules/book.ts";
import { EvidenceError } from "./rules/evidence-error.ts";
import { Running } from "./running.ts";
import type { Settings } from "./settings.ts";
import { unstorable } from "./storable.ts";
import { StoreUnavailable } from "./store/unavailable.ts";
import { CatchingUp, catchUp, isBehind } from "./worlds/catch-up.ts";
import { tenantOfCall, tenantOfSubject } from "./worlds/tenant.ts";
import { enterWorld, forgetWorlds, mainWorld } from "./worlds/world.ts";

/** Answers each call from the state of its world, in one transaction. */
export function sandboxProvider(settings: Settings): Provider {
  const { store } = settings;
  const running = new Running();
  return {
    name: "sandbox",
    start(tools) {
      settings.tools.judge = tools.judge;
    },
    respond: (call, { document }) =>
      running.during(call, (overlaps) => respond(settings, call, { overlaps, document })),
    reset: (client) => store.transaction((transaction) => forgetWorlds(transaction, client)),
    refusalHeaders: refusalHeaders(),
    state: (client) => stateOf(settings, client),
    async close() {
      await settings.deliverer?.stop();
      await store.close();
    },
    routes: adminRoutes(settings),
    panel: { title: "Invoices", script: panelScript() },
  };
}

async function respond(
  settings: Settings,
  call: Call,
  { overlaps, document }: { readonly overlaps: boolean; readonly document: object },
): Promise<ProviderResponse> {
  let rules: RuleBook | undefined;
  let admission: Admission | undefined;
  const attempt = (): Promise<Answer | "admit" | undefined> =>
    settings.store.transaction(async (store) => {
      const world = await enterWorld(store, call.client ?? mainWorld, settings.beginning);
      if (admission === undefined && isGuarded({ ...settings.rules, ...world.rules })) return "admit";
      if (isBehind(world)) return undefined;
      const tenant = tenantOfCall(call) ?? (await tenantOfSubject(store, world, call));
      const handle = operations[call.operationId];
      if (handle === undefined) return notSupported(call);
      const context = new Context(settings, { store, world, tenant, overlaps });
      // A transaction that starts again decides again.
      rules = context.rules;
      return handle(context, call);
    });
  const problem = unstorable(call);
  if (problem !== undefined) return errorAnswer(422, problem);
  try {
    for (;;) {
      const answer = await attempt();
      if (answer === "admit") {
        admission = await admit(settings, call, document);
        if (admission.refusal) throw admission.refusal;
      } else if (answer !== undefined) return withHeaders(answer, rules, admission);
      else await catchUp(settings, call.client ?? mainWorld);
    }
  } catch (error) {
    return withHeaders(failure(error), rules, admission);
  }
}

/** What is not there yet is said, rather than answered with an example. */
const notSupported = ({ operationId }: Call): Answer =>
  errorAnswer(501, `The sandbox does not support ${operationId} yet; the mock answers it with an example`);

/** @throws any other error, which the mock answers with 500. */
function failure(error: unknown): Answer {
  if (error instanceof ApiRefusal) return errorAnswer(error.status, error.message);
  if (error instanceof EvidenceError) return errorAnswer(501, error.message);
  if (error instanceof StoreUnavailable || error instanceof CatchingUp) {
    return errorAnswer(503, messageOf(error));
  }
  throw error;
}

/** Those of calls that do not get here, as they break the contract. */
function refusalHeaders(): Readonly<Record<string, string>> {
  const rules = new RuleBook({}, "documented");
  rules.decide("contract");
  return { [rulesHeader]: rules.header() ?? "" };
}

const rulesHeader = "x-sandbox-rules";

function withHeaders(
  answer: Answer,
  rules: RuleBook | undefined,
  admission: Admission | undefined,
): ProviderResponse {
  const header = [admission?.rules.header(), rules?.header()].filter((text) => text !== undefined).join(", ");
  if (header === "") return answer;
  return { ...answer, headers: { ...admission?.headers, [rulesHeader]: header } };
}
