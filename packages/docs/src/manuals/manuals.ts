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
  /** What it is written in, where that is not English; the manual of a brand is in the language of its brand. */
  readonly language?: string | undefined;
}

/** The guides to tasks, by language, and what the menu calls them. */
const tasks = {
  en: {
    "create-send-get-paid": "Create, send, get paid",
    webhooks: "Webhooks",
    testing: "Testing",
    "many-accounts": "Many accounts",
    opentelemetry: "OpenTelemetry and logs",
    "migrate-from-api-client": "From @gohighlevel/api-client",
    "migrate-from-fetch-and-axios": "From fetch and axios",
  },
  es: {
    "create-send-get-paid": "Crear, enviar, cobrar",
    webhooks: "Webhooks",
    testing: "Pruebas",
    "many-accounts": "Muchas cuentas",
    opentelemetry: "OpenTelemetry y registros",
    "migrate-from-api-client": "Desde @gohighlevel/api-client",
    "migrate-from-fetch-and-axios": "Desde fetch y axios",
  },
};

const guide = (id: string, name: string): Manual => ({
  file: `guides/${id}.md`,
  href: `/guides/${id}.html`,
  name,
  kind: "guide",
  section: "guides",
});

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
    ...Object.entries(tasks.en).map(([id, name]) => guide(id, name)),
    ...Object.entries(tasks.es).map(([id, name]) => ({ ...guide(`es/${id}`, name), language: "es" })),
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
