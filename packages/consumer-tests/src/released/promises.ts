import type { Release } from "@crm-invoices/scripts/released-code";

/** What users of the last release run and this one would not. */
export function droppedPlatforms(before: Release, now: Release): readonly string[] {
  return [
    ...(oldest(now.node) > oldest(before.node)
      ? [`it ran on Node ${before.node}, and now needs ${now.node}`]
      : []),
    ...(oldest(now.typescript) > oldest(before.typescript)
      ? [`it was tested with TypeScript ${before.typescript}, and now with ${now.typescript} at the oldest`]
      : []),
  ];
}

/** What the last release installs of others' packages and this one does not, or the other way round. */
export function changedDependencies(before: Release, now: Release): readonly string[] {
  const names = new Set([...Object.keys(before.dependencies), ...Object.keys(now.dependencies)]);
  return [...names].flatMap((name) => {
    const [was, is] = [before.dependencies[name], now.dependencies[name]];
    return was === is ? [] : [`${name} ${is ?? "is gone"}, which was ${was ?? "not there"}`];
  });
}

/** A number that grows with the version, or with the lower bound of a range such as `>=24.18`. */
function oldest(range: string): number {
  const [major = "0", minor = "0"] = range.replace(/^\D+/, "").split(".");
  return Number(major) * 1_000 + Number(minor);
}
