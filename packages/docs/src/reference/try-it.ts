import { formRequest, type SampledOperation } from "@crm-invoices/mock/page";
import { type Html, html } from "../site/html.ts";
import type { Context } from "./context.ts";

/** Where `browser/try-it.ts` puts a form that sends the operation to a running mock. */
export function tryIt({ brand, words }: Context, sampled: SampledOperation): Html {
  return html`<section class="try" aria-labelledby="try" data-base="${brand.mockUrl}" data-request="${JSON.stringify(formRequest(sampled))}"><h2 id="try">${words.tryIt.title}</h2>
<noscript><p>${words.tryIt.needsScript}</p></noscript>
</section>`;
}
