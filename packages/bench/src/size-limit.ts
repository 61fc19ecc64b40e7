import { bundleSize } from "./bundle.ts";

/** What a browser bundle with one call may weigh, gzipped. */
export const gzipLimit = 4500;

/** Measures the bundle of a program and says what is wrong with it; undefined when it keeps to the limit. */
export async function sizeComplaint(name: string, limit = gzipLimit): Promise<string | undefined> {
  const size = await bundleSize(name);
  if (!size)
    return `packages/bench/programs/${name}.ts cannot be bundled for a browser: run \`pnpm build\` first.`;
  if (size.gzipped <= limit) return undefined;
  return `A browser bundle of packages/bench/programs/${name}.ts weighs ${size.gzipped} B gzipped, more than the ${limit} B allowed: look for what packages/core or the generated operations newly bring along.`;
}
