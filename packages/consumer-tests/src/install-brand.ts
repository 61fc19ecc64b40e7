import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { type Consumer, createConsumer } from "@crm-invoices/scripts/consumer";
import { workspace } from "./published.ts";

/** The packages that come with a brand, by the folders they are installed in. */
export const comesWithBrand = ["@crm-invoices/core", "openapi-fetch", "openapi-typescript-helpers"];

/** An empty project that has installed one brand from tarballs, with nothing from the network. */
export async function installBrand(folder: string): Promise<Consumer> {
  const openapiFetch = await realpath(join(workspace, "packages/core/node_modules/openapi-fetch"));
  return createConsumer(
    {
      own: [join(workspace, "packages/core"), folder],
      thirdParty: [openapiFetch, join(openapiFetch, "../openapi-typescript-helpers")],
    },
    join(workspace, "node_modules/typescript/bin/tsc"),
  );
}
