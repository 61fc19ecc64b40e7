/** The modules that users import, each with its declarations. */
export const publicEntries = ["index", "jest", "vitest"];
