// Other projects may have pages of the same origin.
const prefix = "crm-invoices:";

/** For how long something is remembered: on this machine, or while the tab is open. */
type StorageName = "localStorage" | "sessionStorage";

/** What was remembered; undefined too where a browser keeps nothing, as some do for pages from a disk. */
export function recall(key: string, storage: StorageName = "localStorage"): string | undefined {
  try {
    return window[storage].getItem(prefix + key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string, storage: StorageName = "localStorage"): void {
  try {
    window[storage].setItem(prefix + key, value);
  } catch {
    // It holds for this page then.
  }
}
