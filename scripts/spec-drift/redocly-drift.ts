import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isList, isObject, isText, type JsonObject, valueAt } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import { runRedocly } from "../workspace/redocly.ts";

/** One result of `redocly drift`. */
export interface RedoclyResult {
  /** Which of the lines it is about, counted from 0. */
  readonly line: number;
  readonly message: string;
  readonly target: string;
  readonly schemaPath: string;
  readonly dataPath: string;
}

/** Judges redacted traffic, one exchange as JSON in each line, by an OpenAPI document. */
export type Judge = (document: string, lines: readonly string[]) => Promise<RedoclyResult[]>;

export const redoclyDrift: Judge = async (document, lines) => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-drift-"));
  try {
    const traffic = join(folder, "traffic.ndjson");
    const report = join(folder, "report.json");
    const configuration = join(folder, "redocly.yaml");
    await writeFile(traffic, lines.join("\n"));
    await writeFile(configuration, "telemetry: off\n");
    // Redacted traffic has no credentials, so that the rule about security has nothing to judge.
    const { code, stdout, stderr } = await runRedocly(folder, [
      "drift",
      traffic,
      `--api=${document}`,
      "--traffic-format=ndjson",
      "--rules=schema-consistency",
      "--format=sarif",
      `--output=${report}`,
      `--config=${configuration}`,
      "--lint-config=off",
    ]);
    const text = await readFile(report, "utf8").catch(() => {
      throw new UserError(`redocly drift ended with ${code}:\n${stdout}${stderr}`.trim());
    });
    const results = valueAt(JSON.parse(text), "/runs/0/results");
    return (isList(results) ? results : []).filter(isObject).map(readResult);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function readResult(result: JsonObject): RedoclyResult {
  const properties = isObject(result["properties"]) ? result["properties"] : {};
  const text = (value: unknown): string => (isText(value) ? value : "");
  return {
    line: Number(properties["exchangeIndex"]),
    message: text(valueAt(result, "/message/text")),
    target: text(properties["target"]),
    schemaPath: text(properties["schemaPath"]),
    dataPath: text(properties["dataPath"]),
  };
}
