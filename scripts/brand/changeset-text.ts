import type { NewBrand } from "./new-brand.ts";

/**
 * The changeset that releases a new brand for the first time, as 1.0.0: below that, `^` takes a minor for a major.
 *
 * @param shared the packages that have the documents of all brands.
 */
export function changesetText(
  { id, title }: Pick<NewBrand, "id" | "title">,
  shared: readonly string[],
): string {
  const others = shared.map((name) => `"${name}": minor\n`);
  return `---
"@crm-invoices/${id}": major
${others.join("")}---

${title} is a new brand: \`@crm-invoices/${id}\` is its client, \`@crm-invoices/spec\` has its document, and the mock serves it.
`;
}
