import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { packageFolder } from "../../src/folders.ts";

const read = (path: string) => readFile(join(packageFolder, path), "utf8");

/** The id of each operation, by its method and its path without the names of parameters and a slash at its end. */
function idsOf(
  operations: Iterable<readonly [id: string, method: string, path: string]>,
): Map<string, string> {
  return new Map(
    [...operations].map(([id, method, path]) => [
      `${method} ${path.replaceAll(/\{\w+\}/g, "{}").replace(/\/$/, "")}`,
      id,
    ]),
  );
}

async function idsOfSdk(): Promise<Map<string, string>> {
  const code = await read("node_modules/@gohighlevel/api-client/dist/lib/code/invoices/invoices.js");
  const methods = code.matchAll(/async (\w+)\([\s\S]*?method: '(\w+)',\s*url: [^']*'([^']+)'/g);
  return idsOf(Array.from(methods, ([, id = "", method = "", path = ""]) => [id, method, path]));
}

async function idsOfDocument(): Promise<Map<string, string>> {
  const { paths }: { paths: Record<string, Record<string, { operationId?: string }>> } = JSON.parse(
    await read("../../spec/generated/highlevel.json"),
  );
  return idsOf(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId = "" }]): [string, string, string] => [
        operationId,
        method.toUpperCase(),
        path,
      ]),
    ),
  );
}

test("the manual says what each of the SDK's methods is called here", async () => {
  const [theirs, ours, manual] = [
    await idsOfSdk(),
    await idsOfDocument(),
    await read("../highlevel/README.md"),
  ];
  expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort());
  const others = [...theirs].filter(([request, id]) => ours.get(request) !== id);
  expect(manual).toContain(
    `Of the ${theirs.size} methods of \`ghl.invoices\`, ${theirs.size - others.length} have the same name here.`,
  );
  const [, table = ""] = manual.split("| in the SDK");
  const rows = [...(table.split("\n\n")[0] ?? "").matchAll(/^\| `(\w+)` +\| `(\w+)` +\|$/gm)];
  expect(rows.map(([, theirId, ourId]) => [theirId, ourId])).toEqual(
    others.map(([request, id]) => [id, ours.get(request)]),
  );
});
