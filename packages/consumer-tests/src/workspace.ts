import { join } from "node:path";

/** The root of the workspace. */
export const workspace = join(import.meta.dirname, "../../..");
