import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { isList, isText, member } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import { filesBelow } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { repository } from "../workspace/paths.ts";
import { parseYamlFile } from "../yaml/yaml-file.ts";
import { tsDoc } from "./tsdoc.ts";

const folder = join(repository, "packages/brand-template/words");

/** The tables of what hovers say in other languages. */
export const wordTables = (): Promise<string[]> => filesBelow(folder);

/** The comments of the client in a brand's language. */
export interface Words {
  /** A source with its comments translated; what has no translation is remembered for {@link Words.check}. */
  translate(source: string, file: string): string;
  /** Fails when a comment had no translation, or a translation no comment. */
  check(): void;
}

/** The last language of a brand that has a table; undefined where its hovers are in English. */
export async function languageOfWords(languages: readonly string[]): Promise<string | undefined> {
  const known = (await readdir(folder)).map((name) => basename(name, ".yaml"));
  return languages.findLast((code) => known.includes(code));
}

/** The words of that language. */
export async function wordsOf(languages: readonly string[]): Promise<Words | undefined> {
  const language = await languageOfWords(languages);
  return language === undefined ? undefined : readWords(join(folder, `${language}.yaml`), language);
}

async function readWords(file: string, language: string): Promise<Words> {
  const { content, name, at } = await parseYamlFile(repository, file);
  if (!isList(content)) throw new UserError(`${name}:1: expected a list of { en, ${language} }.`);
  const table = new Map(
    content.map((entry, index) => {
      const [english, translated] = [member(entry, "en"), member(entry, language)];
      if (!isText(english) || !isText(translated)) {
        throw new UserError(`${at([index])}: expected the texts en and ${language}.`);
      }
      return [collapse(english), { translated, index }] as const;
    }),
  );
  const unused = new Map(table);
  const missing: string[] = [];

  const translatePart = (part: string, source: string): string => {
    if (part.startsWith("@example")) return part;
    const entry = table.get(collapse(part));
    unused.delete(collapse(part));
    if (entry !== undefined) return entry.translated.replaceAll("\n", "\n\n").trim();
    missing.push(`${pathFrom(repository, source)}: ${name} has no translation of: ${collapse(part)}`);
    return part;
  };
  return {
    translate: (source, from) =>
      source.replaceAll(/^([\t ]*)\/\*\*([\s\S]*?)\*\/\n/gm, (_, indent: string, comment: string) => {
        const text = comment.replaceAll(/^[\t ]*\* ?/gm, "").trim();
        return tsDoc(
          text.split(/\n(?=@)/).map((part) => translatePart(part.trim(), from)),
          indent,
        );
      }),
    check() {
      const stale = [...unused].map(
        ([english, { index }]) => `${at([index])}: no comment of the client says any more: ${english}`,
      );
      if (missing.length + stale.length > 0) throw new UserError([...missing, ...stale].join("\n"));
    },
  };
}

const collapse = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
