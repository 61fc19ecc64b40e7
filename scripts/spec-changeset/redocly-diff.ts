import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isList, isObject, isText, type JsonObject, valueAt } from "@crm-invoices/openapi";
import { redocly } from "../workspace/redocly.ts";
import { type Level, levels } from "./change.ts";

/** One change as `redocly diff` reports it. */
export interface Difference {
  readonly level: Level;
  readonly kind: string;
  readonly type: string;
  readonly property: string | undefined;
  /** The JSON pointers of what changed, in the old document and in the new one. */
  readonly pointers: readonly string[];
  /** The JSON pointer of where it is used. */
  readonly usedAt: string;
  readonly messages: readonly string[];
}

/** What `redocly diff` finds between two documents. */
export async function redoclyDiff(before: string, after: string): Promise<Difference[]> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-diff-"));
  try {
    const report = join(folder, "report.json");
    const configuration = join(folder, "redocly.yaml");
    await writeFile(configuration, "extends:\n  - diff-recommended\ntelemetry: off\n");
    await redocly(folder, [
      "diff",
      before,
      after,
      `--config=${configuration}`,
      "--lint-config=off",
      "--format=json",
      `--output=${report}`,
      "--fail-on=none",
    ]);
    const content: unknown = JSON.parse(await readFile(report, "utf8"));
    const changes = isObject(content) ? content["changes"] : undefined;
    return (isList(changes) ? changes : []).filter(isObject).map(readDifference);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readDifference(change: JsonObject): Difference {
  const property = isText(change["property"]) ? change["property"] : undefined;
  const verdicts = isList(change["verdicts"]) ? change["verdicts"] : [];
  return {
    level: levels.find((level) => level === change["impact"]) ?? "patch",
    kind: String(change["kind"]),
    type: String(change["typeName"]),
    property,
    pointers: [change["base"], change["revision"]].flatMap((side) => pointerOf(side, property)),
    usedAt: String(change["path"]).replace("#", ""),
    messages: verdicts.map((verdict) => valueAt(verdict, "/message")).filter(isText),
  };
}

/** A side without the property points to its owner, which is not what changed. */
function pointerOf(side: unknown, property: string | undefined): string[] {
  const pointer = valueAt(side, "/pointer");
  if (!isText(pointer) || (property !== undefined && valueAt(side, "/value") === undefined)) {
    return [];
  }
  return [pointer.replace("#", "")];
}
