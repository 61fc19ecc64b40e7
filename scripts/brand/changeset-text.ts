import type { NewBrand } from "./new-brand.ts";

/** The changeset that releases a new brand for the first time, as 1.0.0: below that, `^` takes a minor for a major. */
export function changesetText({ id, title }: Pick<NewBrand, "id" | "title">): string {
  return `---
"@crm-invoices/${id}": major
"@crm-invoices/spec": minor
---

${title} is a new brand: \`@crm-invoices/${id}\` is its client, and \`@crm-invoices/spec\` has its document.
`;
}
