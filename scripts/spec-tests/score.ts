import { repository } from "../workspace/paths.ts";
import { redocly } from "../workspace/redocly.ts";

export const leastScore = 80;

/** How ready for tools and agents Redocly finds a document, from 0 to 100. */
export async function scoreOf(file: string): Promise<number> {
  const report = await redocly(repository, ["score", file, "--format=json"]);
  return JSON.parse(report.slice(report.indexOf("{"))).agentReadiness;
}
