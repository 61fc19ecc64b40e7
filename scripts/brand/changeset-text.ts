import type { NewBrand } from "./new-brand.ts";

/** The changeset that releases a new brand for the first time. */
export function changesetText({ id, title }: Pick<NewBrand, "id" | "title">): string {
  return `---
"@crm-invoices/${id}": minor
"@crm-invoices/spec": minor
---

${title} is a new brand: \`@crm-invoices/${id}\` is its client, and \`@crm-invoices/spec\` has its document.
`;
}
