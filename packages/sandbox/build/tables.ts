/** Writes what `generated/RULES.md` says of the rules and operations: `pnpm tables` in this folder. */
import { writeFileSync } from "node:fs";
import { rulesFile, rulesText } from "./rules-text.ts";

writeFileSync(rulesFile, rulesText());
