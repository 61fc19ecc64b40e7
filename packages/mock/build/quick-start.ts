import { readFile } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import type { Plugin } from "esbuild";

const prism = createRequire(import.meta.url).resolve("@stoplight/prism-http/package.json");
const requireAsPrism = createRequire(prism);
const virtual = "made by the build";

/** An `import` of some of Node's modules loads others, such as undici for `node:http`; a `require` loads it alone. */
export const requireBuiltIns: Plugin = {
  name: "require Node's own modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind }) =>
      kind === "import-statement" && isBuiltin(path) ? { path, namespace: "built-in" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "built-in" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/** Takes from the start of Prism what Ajv makes at each start anew, though it comes out the same or is hardly used. */
export const quickAjv: Plugin = {
  name: "quick start of Ajv",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ajv$/ }, ({ importer }) =>
      /[/\\]prism-http[/\\]/.test(importer)
        ? { path: fileURLToPath(new URL("./stand-ins/ajv.ts", import.meta.url)) }
        : undefined,
    );
    onResolve({ filter: /^\.\/metaschema\.js$/ }, ({ path }) => ({ path, namespace: virtual }));
    onLoad({ filter: /.*/, namespace: virtual }, () => ({
      contents: metaschemaCode(),
      resolveDir: dirname(prism),
    }));
    onLoad(
      { filter: /[/\\]prism-http[/\\]dist[/\\]validator[/\\]validators[/\\]utils\.js$/ },
      async ({ path }) => ({
        contents: draftsWhenWanted(await readFile(path, "utf8"), path),
      }),
    );
  },
};

/** The code that Ajv compiles of its metaschema, with the options and the formats that Prism gives it. */
function metaschemaCode(): string {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false, code: { source: true } });
  const formats: { readonly default: (ajv: Ajv) => unknown } = requireAsPrism("ajv-formats");
  formats.default(ajv);
  const validate = ajv.getSchema("http://json-schema.org/draft-07/schema");
  if (!validate) throw new Error("Ajv has no metaschema of draft 7.");
  return standaloneCode.default(ajv, validate);
}

/** Prism's module with each pair of Ajv instances made when a schema first wants it: most documents want one pair. */
function draftsWhenWanted(text: string, path: string): string {
  const loads = [...text.matchAll(/^const (_20\d\d_1) = (require\("ajv\/dist\/20\d\d"\));$/gm)];
  const pairs = [...text.matchAll(/^ {4}(\w+): createAjvInstances\((\w+)\.default\),$/gm)];
  if (loads.length !== 2 || pairs.length !== 3) {
    throw new Error(
      `${path} makes its instances of Ajv in another way: see what can be made when it is wanted.`,
    );
  }
  let late = text;
  for (const [line] of loads) late = late.replace(line, "");
  for (const [line, name, module] of pairs) {
    const loaded = loads.find(([, known]) => known === module)?.[2] ?? module;
    const made = `createAjvInstances(${loaded}.default)`;
    late = late.replace(
      line,
      `    get ${name}() { return Object.defineProperty(this, "${name}", { value: ${made} }).${name}; },`,
    );
  }
  return late;
}
