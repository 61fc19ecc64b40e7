import type { Case } from "./cases.ts";
import { type Difference, differences, type Equation, equations, unlike } from "./differences.ts";
import type { Judge, Judgement } from "./judge.ts";

/** How the mock's answer to one request compares with stock Prism's. */
export interface Comparison {
  readonly title: string;
  /** The names of the equations and the difference that were made use of. */
  readonly used: readonly string[];
  readonly faults: readonly string[];
}

export async function compare(asked: Case, stock: Judge, ours: Judge): Promise<Comparison> {
  const { equal, used } = equated(asked);
  const [own, theirs] = await Promise.all([ours.judge(asked.request), stock.judge(equal.request)]);
  const difference = differences.find((candidate) => candidate.applies(equal, theirs));
  const names = [...used, difference].flatMap((one) => (one ? [one.name] : []));
  if (own.kind !== "response") return { title: asked.title, used: names, faults: ["it gave no answer"] };
  const expected: Judgement =
    own.bodiless && theirs.kind === "response" ? { ...theirs, body: "", bodiless: true } : theirs;
  const faults = difference ? difference.faults(equal, expected, own) : unlike(expected, own);
  return { title: asked.title, used: names, faults };
}

/** The case whose answer by stock Prism counts. */
function equated(asked: Case): { equal: Case; used: readonly Equation[] } {
  const used: Equation[] = [];
  let equal = asked;
  for (const equation of equations) {
    const request = equation.instead(equal);
    if (!request) continue;
    used.push(equation);
    equal = { ...equal, request };
  }
  return { equal, used };
}

/** The equations and differences that none of the comparisons made use of. */
export function idle(comparisons: readonly Comparison[]): string[] {
  const used = new Set(comparisons.flatMap((comparison) => comparison.used));
  const all: readonly (Difference | Equation)[] = [...equations, ...differences];
  return all.map(({ name }) => name).filter((name) => !used.has(name));
}
