import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { folders } from "./folders.ts";

// Kubb takes where to read and where to write from its configuration file alone.
export default defineConfig(
  folders.map(([document, folder]) => ({
    root: folder,
    input: { path: document },
    output: { path: ".", format: false, lint: false },
    plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch", bundle: true })],
  })),
);
