import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { type Consumer, createConsumer } from "@crm-invoices/scripts/consumer";
import { workspace } from "./workspace.ts";

/** An empty project that has installed one brand from tarballs, with nothing from the network. */
export async function installBrand(folder: string): Promise<Consumer> {
  return createConsumer(
    {
      own: [join(workspace, "packages/core"), folder],
      thirdParty: await openapiFetch(),
    },
    join(workspace, "node_modules/typescript/bin/tsc"),
  );
}

async function openapiFetch(): Promise<readonly string[]> {
  const folder = await realpath(join(workspace, "packages/core/node_modules/openapi-fetch"));
  return [folder, join(folder, "../openapi-typescript-helpers")];
}
