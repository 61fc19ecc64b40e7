import type { IRegularForbiddenRuleType } from "dependency-cruiser";
import { anyBrand, type Border } from "./table.ts";

const ofWorkspace = "^(packages/[^/]+|scripts|spec)/";

/** The rules of a table: folders keep to it, packages are entered by their exports, nothing runs in a circle. */
export function rulesOf(borders: readonly Border[], brands: readonly string[]): IRegularForbiddenRuleType[] {
  const pathsOf = (folder: string) =>
    folder === anyBrand ? brands.map((brand) => `packages/${brand}`) : [folder];
  // What is not built yet leads nowhere but to its name.
  const placesOf = (folder: string) =>
    pathsOf(folder).flatMap((path) => [`^${path}/`, `^@crm-invoices/${path.split("/").at(-1)}(/|$)`]);

  return [
    ...borders.flatMap(({ folder, imports, testsImport = [] }) => {
      const all = pathsOf(folder).map((path) => `^${path}/`);
      const tests = pathsOf(folder).flatMap(testsOf);
      const border = (who: string, from: IRegularForbiddenRuleType["from"], allowed: readonly string[]) =>
        forbidden(
          `${who} may import ${allowed.length > 0 ? `${allowed.join(", ")} alone` : "no other folder"}, says scripts/borders/table.ts`,
          from,
          { path: [ofWorkspace, "^@crm-invoices/"], pathNot: [folder, ...allowed].flatMap(placesOf) },
        );
      return [
        border(folder, { path: all, pathNot: tests }, imports),
        border(`tests of ${folder}`, { path: tests }, [...imports, ...testsImport]),
      ];
    }),
    forbidden(
      'import a package by its name; what it lacks is added to "exports" in its package.json',
      { path: ofWorkspace },
      { path: ofWorkspace, pathNot: "^$1/", dependencyTypes: ["local"] },
    ),
    forbidden(
      "these files import each other; what they share gets a file of its own",
      {},
      { circular: true },
    ),
  ];
}

/** The files of a folder that only test it. */
function testsOf(path: string): string[] {
  const beside = [String.raw`^${path}/.*\.test\.ts$`, `^${path}/.*testing/`];
  return path.startsWith("packages/") ? [...beside, `^${path}/(?!src/)`] : beside;
}

function forbidden(
  name: string,
  from: IRegularForbiddenRuleType["from"],
  to: IRegularForbiddenRuleType["to"],
): IRegularForbiddenRuleType {
  return { name, severity: "error", from, to };
}
