import { specChangeset } from "./spec-changeset/command.ts";
import { repository } from "./workspace/paths.ts";

process.exitCode = await specChangeset(repository, process.argv.slice(2), console);
