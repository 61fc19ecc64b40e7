import { createHash, randomUUID } from "node:crypto";

/** How record ids are created, 24 hexadecimal digits each: `random`, or `counted`, which gives the same ids on each run. */
export type IdKind = "random" | "counted";

/** Ids that nobody can guess: the time, and random digits. */
export function randomId(time: Date): string {
  const seconds = Math.floor(time.getTime() / 1000) % 0x1_0000_0000;
  const random = randomUUID();
  return seconds.toString(16).padStart(8, "0") + random.slice(19, 23) + random.slice(24);
}

/** The same ids for the same count of the same world. */
export function countedId(world: string, count: number): string {
  return createHash("sha256").update(`${world}\n${count}`).digest("hex").slice(0, 24);
}
