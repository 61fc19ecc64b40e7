import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathFrom } from "@crm-invoices/scripts/path-from";
import { createScratch } from "@crm-invoices/scripts/scratch";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { outputFolder } from "../../src/folders.ts";
import { changelogFeed } from "../../src/manuals/changelog-feed.ts";
import { changelogPage, packageChanges } from "../../src/manuals/changelog-page.ts";
import { manualPages } from "../../src/manuals/manual-pages.ts";
import { buildSite, type Files } from "../../src/site/site.ts";
import { loadSources } from "../../src/site/sources.ts";

let root: string;
let built: Files;
let removeCopy: () => Promise<void>;

beforeAll(async () => {
  const copy = await createScratch({ linked: false });
  root = copy.root;
  removeCopy = copy.remove;
  built = await buildSite(root);
});

afterAll(() => removeCopy());

/** Replaces a file of the copied repository while something is done. */
async function changed<Result>(file: string, content: string, work: () => Promise<Result>): Promise<Result> {
  const path = join(root, file);
  const before = await readFile(path, "utf8").catch(() => undefined);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  try {
    return await work();
  } finally {
    if (before === undefined) await rm(path);
    else await writeFile(path, before);
  }
}

/** The documents of a brand with one of its paths, as every operation more is a page more. */
async function shortDocuments(brand: string): Promise<[file: string, content: string][]> {
  const { paths, ...rest } = JSON.parse(await readFile(join(root, "spec/generated/leadway.json"), "utf8"));
  const path = "/invoices/{invoiceId}";
  const document = JSON.stringify({ ...rest, paths: { [path]: paths[path] } });
  return ["json", "observed.json"].map((ending) => [`spec/generated/${brand}.${ending}`, document]);
}

/** Builds the site while files are replaced. */
function builtWith(files: readonly (readonly [file: string, content: string])[]): Promise<Files> {
  const work = files.reduce(
    (inner, [file, content]) =>
      () =>
        changed(file, content, inner),
    () => buildSite(root),
  );
  return work();
}

function text(files: Files, path: string): string {
  const content = files.get(path);
  if (typeof content !== "string") throw new Error(`The site has no text ${path}.`);
  return content;
}

describe("the site", () => {
  test("is the same, byte for byte, as another process built it of the same sources elsewhere", async () => {
    const entries = await readdir(outputFolder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => pathFrom(outputFolder, join(parentPath, name)));
    expect(paths.sort()).toEqual([...built.keys()].sort());
    const differing: string[] = [];
    for (const [path, content] of built) {
      const there = await readFile(join(outputFolder, path));
      if (!there.equals(Buffer.from(content))) differing.push(path);
    }
    expect(differing).toEqual([]);
  });

  test("runs nothing inline and has no style within a page", () => {
    for (const [path, content] of built) {
      if (!path.endsWith(".html") || typeof content !== "string") continue;
      expect([path, /<script(?![^>]* src=)|<style| style=| on[a-z]+="/.exec(content)?.[0]]).toEqual([
        path,
        undefined,
      ]);
      expect(content).toContain("content=\"default-src 'none'; script-src 'self'; style-src 'self'");
    }
  });

  test("weighs little: its pages load less than 20 kB of script", () => {
    const bytes = ["assets/theme.js", "assets/site.js"].map((path) => Buffer.byteLength(text(built, path)));
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(20_000);
  });

  test("is not built with a link that leads nowhere", async () => {
    const broken = changed("SECURITY.md", "# Security\n\n[Gone](gone.md)\n", async () =>
      manualPages(await loadSources(root)),
    );
    await expect(broken).rejects.toThrow(
      "SECURITY.md: the link to gone.md leads to gone.md, which is not there.",
    );
    const { brands } = await loadSources(root);
    const adrift = builtWith([
      ["SECURITY.md", "# Security\n\n[Gone](CONTRIBUTING.md#gone)\n"],
      ...(await Promise.all(brands.map(({ id }) => shortDocuments(id)))).flat(),
    ]);
    await expect(adrift).rejects.toThrow(
      "guides/security.html: contributing.html#gone leads to an anchor that guides/contributing.html does not have",
    );
  });
});

describe("for programs", () => {
  const pages = () => [...built.keys()].filter((path) => path.endsWith(".html") && path !== "404.html");

  test("every page has a Markdown version, which it names and which the list for language models leads to", () => {
    const list = text(built, "llms.txt");
    for (const path of pages()) {
      const markdown = path.replace(/html$/, "md");
      expect(text(built, markdown)).toMatch(/^(\S.*\n\n)?# \S/);
      expect(text(built, path)).toContain('rel="alternate" type="text/markdown"');
      expect(list).toContain(`/crm-invoices/${markdown})`);
    }
    // The first paragraph of a guide, without the command below it.
    expect(list).toMatch(/create-send-get-paid\.md\): [^\n]* needs an account\.\n/);
  });

  test("the site map names every page", () => {
    const locations = [
      ...text(built, "sitemap.xml").matchAll(/<loc>https:\/\/[^/]+\/crm-invoices\/(.*?)<\/loc>/g),
    ];
    expect(locations.map(([, path]) => path).sort()).toEqual(pages().sort());
  });

  test("the feed has what was released and what is coming", async () => {
    const changelog = "# @crm-invoices/core\n\n## 1.0.0\n\n### Major Changes\n\n- abc: First.\n";
    const feed = await changed("packages/core/CHANGELOG.md", changelog, async () => {
      const sources = await loadSources(root);
      return changelogFeed(sources, await packageChanges(sources));
    });
    expect(feed).toContain("<title>@crm-invoices/core 1.0.0</title>");
    expect(feed).toContain("abc: First.");
    expect(feed).toMatch(/<link>https:\/\/.*\/changelog\.html#core-100<\/link>/);
    const coming = ">@crm-invoices/core, next release";
    expect(feed).toContain(`${coming} after @crm-invoices/core 1.0.0</guid>`);
    expect(text(built, "changelog.xml")).toContain(`${coming}</guid>`);
  });
});

describe("a mark of a statement", () => {
  test("says how sure it is and leads to the decision, with what that rests on", () => {
    const page = text(built, "reference/highlevel/recordInvoicePayment.html");
    const marks = [...page.matchAll(/<a class="mark".*?<\/a>/g)].map(([mark]) => mark);
    expect(marks).toContain(
      '<a class="mark" data-evidence="R" href="../../report.html#card-and-cheque-required" hreflang="en" title="card-and-cheque-required">reported by callers, disputed</a>',
    );
    // What the documentation says has none.
    expect(page).not.toContain("tokens-per-operation");
    expect(page).not.toContain("(invoice-id-form)");
    expect(page).toContain('title="invoice-id-form"');
  });
});

describe("what callers observe", () => {
  test("is told where the documentation says otherwise, with the decision, and in the language of the page", () => {
    const card = (path: string) =>
      /<li class="field" id="request.card">.*?<\/li>/s.exec(text(built, path))?.[0];
    const english = card("reference/highlevel/recordInvoicePayment.html");
    expect(english).toContain(
      '<dl class="contracts"><div><dt>Documented</dt><dd>required</dd></div><div><dt>Observed by callers</dt><dd>optional</dd></div></dl>',
    );
    expect(english).toContain("report.html#card-and-cheque-required");
    expect(card("reference/leadway/recordInvoicePayment.html")).toContain(
      "<dt>Documentado</dt><dd>obligatorio</dd>",
    );
  });

  test("is a document of its own beside the documented one", () => {
    for (const name of ["openapi.json", "openapi.yaml", "openapi.observed.json", "openapi.observed.yaml"]) {
      expect(text(built, "reference/highlevel/index.html")).toContain(`href="${name}" download`);
      expect(built.has(`reference/highlevel/${name}`)).toBe(true);
    }
  });
});

describe("a new brand", () => {
  let files: Files;

  beforeAll(async () => {
    const ids = ["acme", "zeta"];
    const added = ids.flatMap((id): [string, string][] => [
      [`packages/${id}/package.json`, `{ "name": "@crm-invoices/${id}" }`],
      [`packages/${id}/README.md`, `# @crm-invoices/${id}\n\nThe client.\n\n## Webhooks\n\nVerify.\n`],
      [`spec/generated/${id}.observed.yaml`, ""],
      [`spec/generated/${id}.yaml`, ""],
    ]);
    const overlay = (brand: string) =>
      `overlay: 1.0.0\nx-brand: { ${brand}, altType: location }\ninfo: { title: A, version: 1.0.0 }\nactions: []\n`;
    added.push(
      ["spec/brands/acme.overlay.yaml", overlay("id: acme, title: Acme CRM")],
      ["spec/brands/zeta.overlay.yaml", overlay("id: zeta, title: Zeta, languages: [fr]")],
      ["spec/languages/fr.overlay.yaml", ""],
    );
    files = await builtWith([...added, ...(await Promise.all(ids.map(shortDocuments))).flat()]);
  });

  test("has a reference, a manual, a place in the header and the port that the mock gives it", () => {
    expect(text(files, "index.html")).toContain('<a href="reference/acme/index.html">Acme CRM</a>');
    expect(text(files, "packages/acme.html")).toContain("The client.");
    expect(text(files, "reference/acme/getInvoice.html")).toContain('data-base="http://127.0.0.1:4010"');
    expect(text(files, "reference/highlevel/getInvoice.html")).toContain('data-base="http://127.0.0.1:4011"');
  });

  test("in a language without a table of words has English words around texts in that language", () => {
    const page = text(files, "reference/zeta/getInvoice.html");
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<h2 id="parameters">Parameters</h2>');
    expect(page).toContain('<div class="prose" lang="fr">');
  });
});

describe("the changelog", () => {
  const build = async () => {
    const sources = await loadSources(root);
    return changelogPage(sources, await packageChanges(sources)).main.text;
  };

  // What this project has released has no part in these tests.
  beforeAll(async () => {
    const packages = (await readdir(join(root, "packages"))).map((name) => join("packages", name));
    for (const folder of [...packages, "spec"]) await rm(join(root, folder, "CHANGELOG.md"), { force: true });
  });

  test("has the pending changes before the first release", async () => {
    const changeset = '---\n"@crm-invoices/core": patch\n---\n\nWait a *little* longer.\n';
    const page = await changed(".changeset/wait.md", changeset, build);
    expect(page).toContain(
      '<span class="bump" data-bump="patch">patch</span> <p>Wait a <em>little</em> longer.</p>',
    );
    expect(page).toContain("Nothing has been released yet");
  });

  test("has what was released", async () => {
    const changelog = "# @crm-invoices/core\n\n## 1.0.0\n\n### Major Changes\n\n- abc: First.\n";
    const page = await changed("packages/core/CHANGELOG.md", changelog, build);
    expect(page).toContain('<h3 id="core-100">');
    expect(page).toContain("abc: First.");
  });

  test("is not built from a changeset that cannot be read", async () => {
    const broken = changed(".changeset/broken.md", "## core: minor\n", build);
    await expect(broken).rejects.toThrow(".changeset/broken.md: a changeset begins with lines such as");
  });
});
