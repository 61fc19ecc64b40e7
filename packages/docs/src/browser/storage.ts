// Other projects may have pages of the same origin.
const prefix = "crm-invoices:";

/** What was remembered on this machine; undefined too where a browser keeps nothing, as some do for pages from a disk. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // It holds for this page then.
  }
}
