import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { UserError } from "@crm-invoices/scripts/user-error";

/** Where links of this repository's files lead on the site. */
export interface RepositoryLinks {
  /** Makes the function that translates the links of a file. */
  from(file: string): (target: string) => string;
}

/**
 * A link to a file that has a page leads to the page, one to any other file to that file at the repository's host. A link to a file
 * that is not there is a mistake.
 *
 * @param pages the page of each file, both from the root: `packages/core/README.md` → `/packages/core.html`.
 * @param home the repository's address.
 */
export function repositoryLinks(
  root: string,
  pages: ReadonlyMap<string, string>,
  home: string,
): RepositoryLinks {
  const hosted = [`${home}/tree/main/`, `${home}/blob/main/`];
  return {
    from: (file) => (target) => {
      const prefix = hosted.find((start) => target.startsWith(start));
      if (prefix === undefined && /^([a-z]+:|#)/i.test(target)) return target;
      const [linked = "", fragment] = target.slice(prefix?.length ?? 0).split("#");
      const folder = prefix === undefined ? posix.dirname(file) : "";
      const path = posix.join(folder, decodeURI(linked)).replace(/\/$/, "");
      if (!existsSync(join(root, path))) {
        throw new UserError(`${file}: the link to ${target} leads to ${path}, which is not there.`);
      }
      const page = pages.get(path) ?? pages.get(`${path}/README.md`);
      if (page !== undefined) return fragment === undefined ? page : `${page}#${fragment}`;
      const kind = statSync(join(root, path)).isDirectory() ? "tree" : "blob";
      return `${home}/${kind}/main/${path}`;
    },
  };
}
