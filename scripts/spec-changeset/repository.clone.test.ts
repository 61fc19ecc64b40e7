import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { type Brand, readBrands } from "../generate/brands.ts";
import { run } from "../workspace/run.ts";
import { createScratch, type Scratch } from "../workspace/testing/scratch.ts";
import type { Level } from "./change.ts";
import { listManaged } from "./changesets.ts";
import { Description } from "./testing/description.ts";

/** Clones of this project in which everything counts as released. Two of them are worked in side by side. */
const clones = await Promise.all(
  ["one", "other"].map(async () => {
    const scratch = await createScratch({ linked: true });
    await Promise.all((await listManaged(scratch.root)).map((path) => rm(join(scratch.root, path))));
    await giveVersion(scratch);
    await script(scratch, "spec-changeset", "--released");
    await scratch.git("add", "--all");
    await scratch.git("commit", "--quiet", "--allow-empty", "--message=Release");
    return { scratch, last: Promise.resolve() };
  }),
);
const brands = await readBrands(clones[0]?.scratch.root ?? "");
const edited = brands.at(-1)?.id ?? "";

afterAll(() => Promise.all(clones.map(({ scratch }) => scratch.remove())));

/** Gives the documents a version: nothing is compared with those of a package that was never released. */
async function giveVersion(scratch: Scratch): Promise<void> {
  const file = "spec/package.json";
  const manifest = JSON.parse(await readFile(join(scratch.root, file), "utf8"));
  await scratch.write(file, `${JSON.stringify({ ...manifest, version: "1.0.0" }, null, 2)}\n`);
  await script(scratch, "generate");
}

/** Runs a command of the clone itself; fails with what it prints. */
function script({ root }: Scratch, name: string, ...parameters: string[]): Promise<string> {
  return run(process.execPath, ["--no-warnings", join(root, `scripts/${name}.ts`), ...parameters], {
    cwd: root,
  });
}

let turn = 0;

/** Does some work in one of the clones, after whatever is done there already, and leaves the clone as it was. */
function inClone(work: (scratch: Scratch) => Promise<void>): Promise<void> {
  const clone = clones[turn++ % clones.length];
  if (clone === undefined) throw new Error("There is no clone.");
  const { scratch } = clone;
  const done = clone.last.then(async () => {
    try {
      await work(scratch);
    } finally {
      await scratch.git("reset", "--quiet", "--hard");
      await scratch.git("clean", "--quiet", "-d", "--force");
    }
  });
  clone.last = done.catch(() => {});
  return done;
}

/** Every line of the changesets that wait: which packages, which bump, which words. */
async function releases({ root }: Scratch): Promise<string[]> {
  const names = (await readdir(join(root, ".changeset"))).filter((name) => name.startsWith("from-spec-"));
  const texts = await Promise.all(names.map((name) => readFile(join(root, ".changeset", name), "utf8")));
  return texts.flatMap((text) => {
    const [, front = "", body = ""] = text.split(/^---$/m);
    const lines = body.trim().split("\n");
    const changes = lines.length === 1 ? lines : lines.filter((line) => line.startsWith("- "));
    return changes.map((line) => `${front.trim().replaceAll("\n", ", ")}: ${line.replace(/^- /, "")}`);
  });
}

interface ExpectedChange {
  readonly level: Level;
  readonly brands: Releases;
  readonly text: string | ((brand: Brand) => string);
}

/** Whose packages a change releases: those of all brands, of the edited one, or of those with or without a translation. */
type Releases = "all" | "edited" | "translated" | "untranslated";

/** What the line of a change is to be. */
function release({ level, text, brands: which }: ExpectedChange): string {
  const isTranslated = ({ overlays }: Brand) => overlays.some((file) => file.includes("/languages/"));
  const owners = brands.filter((brand) =>
    which === "all"
      ? true
      : which === "edited"
        ? brand.id === edited
        : isTranslated(brand) === (which === "translated"),
  );
  const packages = [...owners.map(({ id }) => id), "spec", "mock"].map(
    (id) => `"@crm-invoices/${id}": ${level}`,
  );
  const where = owners.length < brands.length ? ` (${owners.map(({ title }) => title).join(", ")})` : "";
  const [owner] = owners;
  if (owner === undefined) throw new Error(`No brand is ${which}.`);
  return `${packages.join(", ")}: ${typeof text === "string" ? text : text(owner)}${where}`;
}

interface Edit {
  readonly title: string;
  readonly make: (spec: Description) => Promise<void>;
  readonly changes: readonly ExpectedChange[];
}

const pay = "paths/invoices/record-payment.yaml";
const reworded = (operation: string, brands: Releases): ExpectedChange => ({
  level: "patch",
  brands,
  text: `The description of ${operation} is reworded.`,
});

/** One edit for each way from the description to the brands. What other edits mean is tested on the documents alone. */
const edits: readonly Edit[] = [
  {
    title: "an optional field becomes required",
    make: (spec) => spec.add("schemas/invoices/RecordInvoicePaymentRequest.yaml", ["required"], "amount"),
    changes: [
      {
        level: "major",
        brands: "all",
        text: "`recordInvoicePayment`: `amount` in the request is now required.",
      },
    ],
  },
  {
    title: "a description that languages replace is reworded",
    make: (spec) => spec.replace(pay, ["post", "description"], "Records a payment."),
    changes: [reworded("`recordInvoicePayment`", "untranslated")],
  },
  {
    title: "a translation is reworded",
    make: (spec) => spec.retranslate("$.paths['/invoices'].get", { summary: "Ver las facturas" }),
    changes: [reworded("`listInvoices`", "translated")],
  },
  {
    title: "one brand rewords a summary",
    make: (spec) => spec.overlay(edited, "$.paths['/invoices'].get", { summary: "See the invoices" }),
    changes: [reworded("`listInvoices`", "edited")],
  },
  {
    title: "one brand describes itself otherwise",
    make: (spec) => spec.overlay(edited, "$.info", { description: "Invoices, as we sell them." }),
    changes: [reworded("the document", "edited")],
  },
  {
    title: "one brand limits a field",
    make: (spec) =>
      spec.overlay(edited, "$.components.schemas.RecordInvoicePaymentRequest.properties.notes", {
        maxLength: 100,
      }),
    changes: [
      {
        level: "major",
        brands: "edited",
        text: "`recordInvoicePayment`: `notes` in the request must now be at most 100 characters long.",
      },
    ],
  },
  {
    title: "one brand gets another altType",
    make: (spec) => spec.overlay(edited, "$.components.schemas.AltType", { const: "company" }),
    changes: [
      "requests of `listInvoices`, `createInvoice`, `generateInvoiceNumber` and 36 more operations must now be",
      "answers of `listInvoices`, `createInvoice`, `getInvoiceSettings` and 33 more operations will now always be",
      "payloads of every webhook will now always be",
    ].map((where) => ({
      level: "major",
      brands: "edited",
      text: ({ altType }) => `\`AltType\` in the ${where} "company" instead of "${altType}".`,
    })),
  },
];

describe("what an edit of the description releases", () => {
  test.concurrent.each(edits)(
    "$title",
    ({ make, changes }) =>
      inClone(async (scratch) => {
        await make(new Description(scratch.root));
        await script(scratch, "generate");
        await script(scratch, "spec-changeset");
        expect((await releases(scratch)).sort()).toEqual(changes.map(release).sort());
      }),
    600_000,
  );
});

describe("a generated file that is edited by hand", () => {
  // That every generated file is found out is tested in `tampering`; this is that each command looks.
  const files = [`spec/generated/${edited}.json`, `packages/${edited}/src/generated/types.ts`];

  test.concurrent.each(files)(
    "is refused, and the command that mends it is named: %s",
    (file) =>
      inClone(async (scratch) => {
        const text = await readFile(join(scratch.root, file), "utf8");
        await scratch.write(file, `${text}\n`);
        const refused = await Promise.allSettled([
          script(scratch, "generate", "--check"),
          script(scratch, "spec-changeset"),
          script(scratch, "spec-changeset", "--check"),
          script(scratch, "spec-changeset", "--released"),
        ]);
        for (const outcome of refused) {
          expect(outcome).toMatchObject({ status: "rejected" });
          const said = outcome.status === "rejected" ? String(outcome.reason) : "";
          expect(said).toContain(`  ${file}\n`);
          expect(said).toMatch(/[Rr]un `pnpm generate`/);
        }
        await script(scratch, "generate");
        expect(await readFile(join(scratch.root, file), "utf8")).toBe(text);
      }),
    600_000,
  );
});
