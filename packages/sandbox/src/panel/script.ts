import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The module that shows the panel; the build makes it beside the modules that are published. */
export function panelScript(): string {
  const built = ["./panel.js", "../../dist/panel.js"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const file = built.find((path) => existsSync(path));
  if (file === undefined) throw new Error("The panel was not built: run `pnpm build`.");
  return readFileSync(file, "utf8");
}
