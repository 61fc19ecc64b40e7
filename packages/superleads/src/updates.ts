export * from "./generated/updates.ts";
