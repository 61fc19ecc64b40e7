import { brandRemove } from "./brand/commands.ts";
import { repository } from "./generate/paths.ts";

process.exitCode = await brandRemove(repository, process.argv.slice(2), console);
