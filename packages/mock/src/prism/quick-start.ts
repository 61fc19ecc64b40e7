import { enableCompileCache, registerHooks } from "node:module";

/** What Prism makes random bodies with; the mock has its own way, and these take a fifth of a second to load. */
const unused = ["@faker-js/faker", "json-schema-faker"];

/** The stand-in, which lies beside this file under the same kind of name, also in `dist`. */
const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
const standIn = new URL(`unused-generators.${extension}`, import.meta.url).href;

/**
 * Makes Prism load faster, for a process that is the mock's own: compiled code is kept between starts, where there is
 * a place for it that can be written to, and parts the mock never calls are left out.
 */
export function quickStart(): void {
  enableCompileCache();
  registerHooks({
    resolve(specifier, context, next) {
      return unused.includes(specifier) && context.parentURL?.includes("/prism-http/")
        ? { url: standIn, shortCircuit: true }
        : next(specifier, context);
    },
  });
}
