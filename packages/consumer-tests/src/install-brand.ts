import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { type Consumer, createConsumer } from "@crm-invoices/scripts/consumer";
import { workspace } from "./workspace.ts";

/** What an empty project installs beside a brand. */
export interface Beside {
  /** Whether to install openapi-fetch too, which a brand needs for its entry of that name alone. */
  readonly openapiFetch: boolean;
}

/** An empty project that has installed one brand from tarballs, with nothing from the network. */
export async function installBrand(folder: string, beside: Beside): Promise<Consumer> {
  return createConsumer(
    {
      own: [join(workspace, "packages/core"), folder],
      thirdParty: beside.openapiFetch ? await openapiFetch() : [],
    },
    join(workspace, "node_modules/typescript/bin/tsc"),
  );
}

async function openapiFetch(): Promise<readonly string[]> {
  const folder = await realpath(join(workspace, "packages/core/node_modules/openapi-fetch"));
  return [folder, join(folder, "../openapi-typescript-helpers")];
}
