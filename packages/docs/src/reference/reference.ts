import type { Decision } from "../report/decisions.ts";
import type { Page } from "../site/page.ts";
import type { Sources } from "../site/sources.ts";
import { untilRelease } from "../site/until-release.ts";
import type { Brand } from "./brand.ts";
import { contextOf } from "./context.ts";
import { byTag, operationsOf } from "./operation.ts";
import { operationPage } from "./operation-page.ts";
import { overviewPage } from "./overview-page.ts";
import { typesPages } from "./types-pages.ts";

/** Every page of a brand's reference. */
export function referencePages(
  sources: Sources,
  brand: Brand,
  decisions: ReadonlyMap<string, Decision>,
): Page[] {
  const context = contextOf(brand, decisions);
  const operations = [...byTag(brand, operationsOf(brand)).values()].flat();
  return [
    overviewPage(context, operations, {
      notice: untilRelease(sources, context.words),
      address: sources.address,
    }),
    ...typesPages(context, operations),
    ...operations.map((operation) => operationPage(context, operation, operations)),
  ];
}
