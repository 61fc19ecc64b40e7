import { describe, expect, test } from "@jest/globals";
import { readMarkdown, renderSections } from "../src/content/document.ts";
import { decisionsOf } from "../src/report/decisions.ts";

const same = (target: string) => target;

describe("a Markdown document", () => {
  const document = readMarkdown(
    "<!--\nA banner\n-->\n\n# Title\n\nFirst.\n\n## `code` & more\n\nSee [it](b.md).\n\n## Twice\n\n## Twice\n",
    (target) => `/${target}.html`,
  );

  test("is taken apart by its headings, with the anchors that GitHub gives them", () => {
    expect(document.title).toBe("Title");
    expect(document.introduction.text).toBe("<p>First.</p>\n");
    expect(document.sections.map(({ id, title, text }) => [id, title, text])).toEqual([
      ["code--more", "code & more", "See it."],
      ["twice", "Twice", ""],
      ["twice-1", "Twice", ""],
    ]);
  });

  test("has its links translated and headings that link to themselves", () => {
    expect(renderSections(document.sections).text).toContain('<a href="/b.md.html">it</a>');
    expect(renderSections(document.sections).text).toContain(
      '<h2 id="code--more"><a href="#code--more"><code>code</code> &amp; more</a></h2>',
    );
  });

  test("has cells that know the names of their columns", () => {
    const { introduction } = readMarkdown("# A\n\n| one | `two` |\n|---|---|\n| a | b |\n| c | d |\n", same);
    expect(introduction.text.match(/<td.*?<\/td>/g)).toEqual([
      '<td data-label="one">a</td>',
      '<td data-label="two">b</td>',
      '<td data-label="one">c</td>',
      '<td data-label="two">d</td>',
    ]);
  });

  test("has a plain cell where a column has no name", () => {
    const { introduction } = readMarkdown("# A\n\n| | two |\n|---|---|\n| a | b |\n", same);
    expect(introduction.text).toContain("<tr>\n<td></td>\n<th>two</th>\n</tr>");
  });

  test("shows HTML instead of taking it for HTML", () => {
    const { introduction } = readMarkdown(
      "# A\n\n<script>alert(1)</script> [x](javascript:alert(1))\n",
      same,
    );
    expect(introduction.text).toContain("&lt;script&gt;");
    expect(introduction.text).not.toContain("href");
  });

  test("has code with classes, and no styles within it", () => {
    const { introduction } = readMarkdown('# A\n\n```ts\nconst a = "<b>";\n```\n', same);
    expect(introduction.text).toContain('<span class="hljs-keyword">const</span>');
    expect(introduction.text).toContain("&quot;&lt;b&gt;&quot;");
    expect(introduction.text).not.toContain("style=");
  });
});

describe("the decisions of the report", () => {
  const report = (line: string) =>
    readMarkdown(`# R\n\n## Decisions\n\n### one-thing\n\n${line}\n\n- a: b\n\n## Rest\n`, same);

  test("are read with evidence, status and places", () => {
    const decisions = decisionsOf(report("**what (so)** (open; U, unknown; 1 place)"));
    expect([...decisions.values()]).toEqual([
      expect.objectContaining({
        id: "one-thing",
        title: "what (so)",
        status: "open",
        evidence: "U",
        locations: 1,
      }),
    ]);
  });

  test("are a mistake when their first line is not understood", () => {
    expect(() => decisionsOf(report("**what** (open)"))).toThrow(
      'spec/generated/RECONCILIATION.md: expected the decision one-thing to begin with its title and (status; evidence, meaning; places), found "what (open)".',
    );
  });
});
