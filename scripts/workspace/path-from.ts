import path from "node:path";

/**
 * Where `file` is, seen from `folder`, with slashes: Windows writes paths with backslashes, and what is hashed, generated,
 * compared with a pattern or told to a person is the same on every system.
 *
 * @param system how paths are written. Default: as this system does.
 */
export const pathFrom = (
  folder: string,
  file: string,
  { relative, sep }: Pick<path.PlatformPath, "relative" | "sep"> = path,
): string => relative(folder, file).split(sep).join("/");
