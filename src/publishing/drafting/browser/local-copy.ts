/** What was typed and not acknowledged by the server yet, kept on this machine. */
export interface LocalCopy {
  /** fields of the form, in order */
  fields: [string, string][];
  /** the save it builds on */
  saves: string;
  at: number;
}

function key(documentId: string): string {
  return `gongkai:document:${documentId}`;
}

export function keepCopy(documentId: string, copy: LocalCopy): boolean {
  try {
    localStorage.setItem(key(documentId), JSON.stringify(copy));
    return true;
  } catch {
    return false; // full or forbidden: the page says that nothing is kept here
  }
}

export function copyOf(documentId: string): LocalCopy | undefined {
  try {
    const text = localStorage.getItem(key(documentId));
    const copy = text ? (JSON.parse(text) as LocalCopy) : undefined;
    return Array.isArray(copy?.fields) ? copy : undefined;
  } catch {
    return undefined;
  }
}

export function dropCopy(documentId: string): void {
  try {
    localStorage.removeItem(key(documentId));
  } catch {
    // nothing was kept
  }
}
