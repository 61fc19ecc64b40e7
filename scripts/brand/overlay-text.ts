import { stringify } from "yaml";
import type { NewBrand } from "./new-brand.ts";

/** The overlay that makes a brand of the base description. Wording of its own is for people to add. */
export function overlayText({ id, title, altType, docsUrl, languages }: NewBrand): string {
  const documentation = {
    description: "Readers find the rest of the brand's documentation there.",
    target: "$",
    update: {
      // The brand's overlay comes after its languages, so English would stand in a translated document.
      externalDocs: {
        ...(languages.length === 0 ? { description: `${title} developer documentation` } : {}),
        url: docsUrl,
      },
    },
  };
  const overlay = {
    overlay: "1.0.0",
    "x-brand": { id, title, altType, ...(languages.length === 0 ? {} : { languages }) },
    info: { title: `Invoices API of ${title}`, version: "1.0.0" },
    actions: [
      {
        description: "The API goes by the brand's name.",
        target: "$.info",
        update: { title: `${title} Invoices API` },
      },
      ...(docsUrl === undefined ? [] : [documentation]),
      {
        description: "The union of all brands gives way to one value (alt-type).",
        target: "$.components.schemas.AltType.enum",
        remove: true,
      },
      {
        description: "The brand's documentation knows one kind of account only (alt-type).",
        target: "$.components.schemas.AltType",
        update: { const: altType },
      },
      {
        description: "Examples have to be valid for the brand (alt-type).",
        target: "$..examples..[?@.altType]",
        update: { altType },
      },
    ],
  };
  return stringify(overlay, { lineWidth: 110 });
}
