import { rm } from "node:fs/promises";

// For every shell, which `rm -rf` is not.
for (const path of process.argv.slice(2)) await rm(path, { recursive: true, force: true });
