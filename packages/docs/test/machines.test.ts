import { expect, test } from "@jest/globals";
import { markdownOf } from "../src/machines/markdown.ts";

test.each([
  ['<h2><a href="#a">A <code>b</code></a></h2><p>One\n two</p>', "## A `b`\n\nOne two\n"],
  ['<p><a href="b.html#c">B</a> <strong>c</strong></p>', "[B](b.html#c) **c**\n"],
  ["<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "- a\n\n  - b\n- c\n\n  d\n"],
  ["<p>&lt;b&gt; <code>&lt;c&gt;</code> 1 &lt; 2</p>", "\\<b> `<c>` 1 < 2\n"],
  ["<ol><li>a</li><li><p>b</p><p>c</p></li></ol>", "1. a\n2. b\n\n   c\n"],
  [
    '<div class="code"><pre><code data-language="ts">a &lt; <span>b</span>\n</code></pre></div>',
    "```ts\na < b\n```\n",
  ],
  [
    "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1 | 2</td><td>3</td></tr></tbody></table>",
    "| a | b |\n| --- | --- |\n| 1 \\| 2 | 3 |\n",
  ],
  ["<dl><dt>a</dt><dd>b</dd></dl><form>gone</form><nav>gone</nav>", "**a**\n\nb\n"],
])("%s becomes Markdown", (html, markdown) => {
  expect(markdownOf(html)).toBe(markdown);
});
