import { listOf } from "@crm-invoices/openapi";
import { runInWorkerd } from "@crm-invoices/scripts/workerd";

interface Posted {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

// Calls the worker as a request from outside would.
const runner = `import worker from "./worker.ts";
export default {
  async test(controller, environment) {
    const statuses = [];
    for (const { body, headers } of environment.POSTED) {
      const request = new Request("https://worker.test/webhooks", { method: "POST", body, headers });
      statuses.push((await worker.fetch(request, environment)).status);
    }
    console.log("result " + JSON.stringify(statuses));
  },
};
`;

/** Posts webhooks to `worker.ts` of a project in workerd, one after another; gives the statuses. */
export async function runWorker(
  folder: string,
  key: { readonly WEBHOOK_PUBLIC_KEY: string },
  posted: readonly Posted[],
): Promise<number[]> {
  return listOf(await runInWorkerd(folder, runner, { ...key, POSTED: posted })).map(Number);
}
