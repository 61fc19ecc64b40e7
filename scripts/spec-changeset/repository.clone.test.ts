import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "@jest/globals";
import { type Brand, readBrands } from "../generate/brands.ts";
import { run } from "../workspace/run.ts";
import { createScratch } from "../workspace/scratch.ts";
import type { Level } from "./change.ts";
import { listManaged } from "./changesets.ts";
import { planChangesets } from "./plan.ts";
import { markReleased } from "./released.ts";
import { Description } from "./testing/description.ts";

/** A clone of this project in which everything counts as released. */
const scratch = await createScratch({ linked: true });
await Promise.all((await listManaged(scratch.root)).map((path) => rm(join(scratch.root, path))));
await giveVersion();
await markReleased(scratch.root);
await scratch.git("add", "--all");
await scratch.git("commit", "--quiet", "--allow-empty", "--message=Release");
const brands = await readBrands(scratch.root);
const edited = brands.at(-1)?.id ?? "";

afterEach(async () => {
  await scratch.git("reset", "--quiet", "--hard");
  await scratch.git("clean", "--quiet", "-d", "--force");
});

afterAll(() => scratch.remove());

/** Gives the documents a version: nothing is compared with those of a package that was never released. */
async function giveVersion(): Promise<void> {
  const file = "spec/package.json";
  const manifest = JSON.parse(await readFile(join(scratch.root, file), "utf8"));
  await scratch.write(file, `${JSON.stringify({ ...manifest, version: "1.0.0" }, null, 2)}\n`);
}

/** Runs the command of the clone itself; fails with what it prints. */
function generate(...flags: readonly string[]): Promise<string> {
  return run(process.execPath, ["--no-warnings", join(scratch.root, "scripts/generate.ts"), ...flags], {
    cwd: scratch.root,
  });
}

/** Every line of the changesets that `spec:changeset` would write: which packages, which bump, which words. */
async function releases(): Promise<string[]> {
  const { missing } = await planChangesets(scratch.root);
  return [...missing.values()].flatMap((text) => {
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
  const packages = [...owners.map(({ id }) => id), "spec", "mock", "sandbox"].map(
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

/**
 * One edit for each way from the description to the brands; what other edits mean is tested on the documents alone. Those
 * of a list are made at once, as they change nothing in common: generating for each of them would take most of the time.
 */
const together: readonly (readonly Edit[])[] = [
  [
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
  ],
  [
    {
      title: "one brand rewords a summary, and what it says of itself",
      make: async (spec) => {
        await spec.overlay(edited, "$.paths['/invoices'].get", { summary: "See the invoices" });
        await spec.overlay(edited, "$.info", { description: "Invoices, as we sell them." });
      },
      changes: [reworded("the document and `listInvoices`", "edited")],
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
  ],
];

describe("what edits of the description release", () => {
  test.each(together.map((edits) => [edits.map(({ title }) => title).join(", "), edits] as const))(
    "%s",
    async (_, edits) => {
      const spec = new Description(scratch.root);
      for (const { make } of edits) await make(spec);
      const isOfOne = edits.every(({ changes }) => changes.every(({ brands }) => brands === "edited"));
      await generate(...(isOfOne ? ["--brand", edited] : []));
      const expected = edits.flatMap(({ changes }) => changes.map(release));
      expect((await releases()).sort()).toEqual(expected.sort());
    },
  );
});
