import { join } from "node:path";
import { type JsonObject, listOperations } from "@crm-invoices/openapi";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { contracts, documentName } from "../generate/brands.ts";
import { bundleBase, bundleObserved } from "../generate/bundle.ts";
import { notReworded, untranslated } from "../generate/translation.ts";
import { brandsFolder, repository } from "../workspace/paths.ts";
import { parseYamlFile } from "../yaml/yaml-file.ts";
import { readBundle } from "./bundles.ts";
import { examplesOf, faultsOf } from "./examples.ts";
import { leastScore, scoreOf } from "./score.ts";
import { spanishFaults } from "./spanish.ts";
import { refusedExamples, tryOut } from "./superset.ts";
import { contradictionsOf } from "./truth/contradictions.ts";
import { operationsWithOutcome } from "./truth/outcomes.ts";

/** Texts that are the same in both languages. */
const same: readonly string[] = [];

/** How many random values are made of each schema; there are about a hundred. */
const randomValues = 60;

/** Holds both documents of a brand against their own schemas, Redocly's score and their translation. */
export async function describeDocument(id: string): Promise<void> {
  for (const contract of contracts) {
    describe(`the ${contract} contract`, () => describeContract(readBundle(documentName(id, contract))));
  }

  describe("the observed contract", () => {
    const documented = readBundle(documentName(id, "documented"));
    const observed = readBundle(documentName(id, "observed"));

    test("accepts every example of the documented one", () => {
      expect(refusedExamples(documented, observed)).toEqual([]);
    });
  });

  test(`redocly score gives the documented one at least ${leastScore}`, async () => {
    expect(await scoreOf(join(repository, `spec/generated/${id}.yaml`))).toBeGreaterThanOrEqual(leastScore);
  });

  const overlay = join(brandsFolder(repository), `${id}.overlay.yaml`);
  const languages = (await parseYamlFile(repository, overlay)).get(["x-brand", "languages"]) ?? [];
  if (Array.isArray(languages) && languages.length > 0) {
    describeTranslation(id, languages);
  }
}

/** Holds the schemas of both documents of a brand against each other; their words and examples do not matter. */
export function describeSchemas(id: string): void {
  test("the observed contract accepts what the documented one does, of thousands of random values", () => {
    const documented = readBundle(documentName(id, "documented"));
    const observed = readBundle(documentName(id, "observed"));
    const trials = tryOut(documented, observed, randomValues);
    expect(trials.filter(({ refused }) => refused !== undefined)).toEqual([]);
    expect(trials.reduce((sum, { valid }) => sum + valid, 0)).toBeGreaterThan(5000);
  });
}

function describeContract(document: JsonObject): void {
  describe("the examples of the document", () => {
    const examples = examplesOf(document);
    let faults: string[];

    beforeAll(() => {
      faults = faultsOf(document, examples);
    });

    test.each([
      ["a request", /^#\/paths\/.*\/requestBody\//],
      ["a success", /^#\/paths\/.*\/responses\/2/],
      ["an error that several operations answer", /^#\/components\/responses\//],
      ["an event", /^#\/webhooks\//],
      ["a schema", /^#\/components\/schemas\//],
    ])("satisfy their schemas: every one of %s", (_, place) => {
      expect(examples.filter((example) => place.test(example.place))).not.toEqual([]);
      expect(faults.filter((fault) => place.test(fault))).toEqual([]);
    });

    test("satisfy their schemas: every other one", () => {
      expect(faults).toEqual([]);
    });

    test("are true: amounts add up, and each shows the outcome of its operation", () => {
      const operations = listOperations(document).map(({ id }) => id);
      expect(operations).toEqual(expect.arrayContaining([...operationsWithOutcome]));
      expect(contradictionsOf(document)).toEqual([]);
    });
  });
}

function describeTranslation(id: string, languages: readonly unknown[]): void {
  const [documented, observed] = contracts.map((contract) => readBundle(documentName(id, contract)));

  test(`no text is left untranslated: ${languages.join(", ")}`, async () => {
    const base = await bundleBase(repository);
    const observedBase = await bundleObserved(repository, base);
    expect(untranslated(base, documented, same)).toEqual([]);
    expect(untranslated(observedBase, observed, same)).toEqual([]);
    expect(notReworded(base, observedBase, documented, observed)).toEqual([]);
  });

  if (languages.includes("es")) {
    test("the Spanish keeps to its terms", () => {
      expect(spanishFaults(documented)).toEqual([]);
      expect(spanishFaults(observed)).toEqual([]);
    });
  }
}
