import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";

// Kubb takes where to read and where to write from its configuration file alone.
const { DOCUMENT = "", FOLDER = "" } = process.env;

export default defineConfig({
  root: FOLDER,
  input: { path: DOCUMENT },
  output: { path: ".", format: false, lint: false },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch", bundle: true })],
});
