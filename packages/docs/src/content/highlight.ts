import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import { escapeHtml, Html, html } from "../site/html.ts";

hljs.registerLanguage("sh", bash);
hljs.registerLanguage("json", json);
hljs.registerLanguage("ts", typescript);
hljs.registerLanguage("yaml", yaml);

/**
 * Code with its parts marked by classes; a language that is not known stays plain.
 *
 * @param label names a block that may be too long to be shown at once, and so scrolls.
 */
export function codeBlock(code: string, language: string, label?: string): Html {
  const text = code.replace(/\n$/, "");
  const marked = hljs.getLanguage(language) ? hljs.highlight(text, { language }).value : escapeHtml(text);
  const region = label !== undefined && html` tabindex="0" role="group" aria-label="${label}"`;
  return html`<div class="code"${region}><pre><code data-language="${language}">${new Html(marked)}</code></pre></div>`;
}
