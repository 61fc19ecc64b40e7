import type { ProviderRoute } from "@crm-invoices/mock";
import type { Settings } from "../settings.ts";
import { clockRoutes } from "./clock.ts";
import { estimateRoutes } from "./estimates.ts";
import { invoiceRoutes } from "./invoices.ts";
import { journalRoutes } from "./journal.ts";
import { ruleRoutes } from "./rules.ts";
import { seedRoutes } from "./seed.ts";
import { webhookRoutes } from "./webhooks.ts";
import { worldRoutes } from "./worlds.ts";

/** What the sandbox answers below `/__mock`, beside the mock. */
export const adminRoutes = (settings: Settings): ProviderRoute[] => [
  ...clockRoutes(settings),
  ...journalRoutes(settings),
  ...ruleRoutes(settings),
  ...worldRoutes(settings),
  ...estimateRoutes(settings),
  ...webhookRoutes(settings),
  ...seedRoutes(settings),
  ...invoiceRoutes(settings),
];
