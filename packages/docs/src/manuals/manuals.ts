import type { Package } from "./packages.ts";

/** A Markdown file that becomes a page of its own. */
export interface Manual {
  /** The file, from the repository's root. */
  readonly file: string;
  /** Its page, from the site's root. */
  readonly href: string;
  /** What the menu calls it. */
  readonly name: string;
  readonly kind: "manual" | "guide";
  readonly section: "manuals" | "guides";
  readonly brand?: string | undefined;
}

/** The guides to tasks, and what the menu calls them. */
const tasks = {
  "create-send-get-paid": "Create, send, get paid",
  webhooks: "Webhooks",
  testing: "Testing",
  "many-accounts": "Many accounts",
  opentelemetry: "OpenTelemetry and logs",
  "migrate-from-api-client": "From @gohighlevel/api-client",
  "migrate-from-fetch-and-axios": "From fetch and axios",
};

/** The manuals of the published packages and the guides of the repository. */
export function manualsOf(packages: readonly Package[]): Manual[] {
  return [
    ...packages.map(
      ({ folder, id, name, brand }): Manual => ({
        file: `${folder}/README.md`,
        href: `/packages/${id}.html`,
        name,
        kind: "manual",
        section: "manuals",
        brand,
      }),
    ),
    ...Object.entries(tasks).map(
      ([id, name]): Manual => ({
        file: `guides/${id}.md`,
        href: `/guides/${id}.html`,
        name,
        kind: "guide",
        section: "guides",
      }),
    ),
    ...["Contributing", "Architecture", "Security"].map(
      (name): Manual => ({
        file: `${name.toUpperCase()}.md`,
        href: `/guides/${name.toLowerCase()}.html`,
        name,
        kind: "guide",
        section: "guides",
      }),
    ),
  ];
}
