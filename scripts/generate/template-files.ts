import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, sha256 } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { repository } from "../workspace/paths.ts";
import { banner } from "./banner.ts";
import type { Brand } from "./brands.ts";
import { languageOfWords, type Words, wordsOf, wordTables } from "./words.ts";
import { ownWords, runtime, type WordsModule, wordsModule, wordsModuleSources } from "./words-module.ts";

const template = join(repository, "packages/brand-template");

/** What the code that every brand's package has is made of, beside its document. */
export const templateSources = async (): Promise<string[]> => [
  ...(await copied()),
  ...(await wordTables()),
  ...(await wordsModuleSources()),
];

async function copied(): Promise<string[]> {
  const folders = ["src", "test"].map((folder) => filesBelow(join(template, folder)));
  return (await Promise.all(folders)).flat();
}

/** Where the modules of a brand have the types of the client's runtime from. */
export const runtimeOf = async ({ languages }: Pick<Brand, "languages">): Promise<string> =>
  (await languageOfWords(languages)) === undefined ? runtime : ownWords;

/** Copies of the template's files for one brand, in its language: path relative to the repository → text. */
export async function templateFiles({
  id,
  languages,
}: Pick<Brand, "id" | "languages">): Promise<Map<string, string>> {
  const words = await wordsOf(languages);
  const own = words && { words, module: await wordsModule(words) };
  const copies = (await copied()).map((source): [string, string] => {
    const text = readFileSync(source, "utf8");
    const path = pathFrom(template, source);
    const heading = banner(sha256(text), "//", pathFrom(repository, source));
    const written = own === undefined ? text : translated(text, source, own);
    return [
      `packages/${id}/${path.replace("/", "/generated/")}`,
      heading + written.replaceAll('"../src/', '"../../src/generated/'),
    ];
  });
  const files = new Map(copies);
  if (own !== undefined) {
    own.words.check();
    const heading = banner(sha256(own.module.text), "//", "packages/brand-template/words");
    files.set(`packages/${id}/src/generated/words.ts`, heading + own.module.text);
  }
  return files;
}

/** An entry point that passes on the client's runtime explains it in the brand's language. */
function translated(
  text: string,
  source: string,
  { words, module }: { readonly words: Words; readonly module: WordsModule },
): string {
  const passedOn = `export * from "${runtime}";\n`;
  if (!text.includes(passedOn)) return text;
  const [before = "", after = ""] = text.split(passedOn);
  const ofTypes = (part: string) => part.replaceAll(`from "${runtime}"`, `from "${ownWords}"`);
  const translation = (part: string) => words.translate(ofTypes(part), source);
  return `${translation(before)}${passedOn}${module.exports}${translation(after)}`;
}
