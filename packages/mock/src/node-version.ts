/** The oldest version of Node that the mock runs on. */
const oldest = 22;

/** @throws Error that says which version is needed, on an older one. */
export function checkNodeVersion(): void {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= oldest) return;
  throw new Error(`@crm-invoices/mock needs Node ${oldest} or newer; this is Node ${node}.`);
}
