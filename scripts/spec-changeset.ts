import { repository } from "./generate/paths.ts";
import { specChangeset } from "./spec-changeset/command.ts";

process.exitCode = await specChangeset(repository, process.argv.slice(2), console);
