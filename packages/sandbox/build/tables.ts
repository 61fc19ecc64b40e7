/** Writes what `generated/RULES.md` and `README.md` say of the rules and operations: `pnpm tables` in this folder. */
import { readFileSync, writeFileSync } from "node:fs";
import { readmeFile, rulesFile, rulesText, withTables } from "./rules-text.ts";

writeFileSync(rulesFile, rulesText());
writeFileSync(readmeFile, withTables(readFileSync(readmeFile, "utf8")));
