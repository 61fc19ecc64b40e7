/** The oldest version of Node that has its own SQLite without a flag. */
const oldest = [22, 13] as const;

/** @throws Error that says which version is needed, on an older one. */
export function checkNodeVersion(): void {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Error(`@crm-invoices/sandbox needs Node ${oldest.join(".")} or newer; this is Node ${node}.`);
}
