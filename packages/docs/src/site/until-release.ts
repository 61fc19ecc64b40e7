import type { Words } from "../words/words.ts";
import { type Content, html } from "./html.ts";
import type { Sources } from "./sources.ts";

/** Says beside a command that needs a published package that there is none yet; nothing from the first release on. */
export function untilRelease({ version, home }: Pick<Sources, "version" | "home">, words: Words): Content {
  return (
    version === undefined &&
    html`<p class="notice">${words.untilRelease(html`<code>npx pnpm@12 start</code>`, html`<a href="${home}">${home.replace("https://", "")}</a>`)}</p>`
  );
}
