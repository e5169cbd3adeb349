/** What was done at places and is not sent yet, and photos that wait for their confirmation: kept on the phone, so that
 *  neither a bad network nor a closed browser loses it. */
const NAME = 'gongkai-today';
/** Deeds at most: what a phone keeps is bounded, and it is said when it is full. */
export const MOST = 50;

export interface Deed {
  /** names it: sent twice it is done once */
  key: string;
  /** whose it is: nobody else's session sends it */
  staffId: number;
  task: number;
  what: string;
  /** 'YYYY-MM-DDTHH:MM:SS.sssZ' */
  doneAt: string;
  photo: Blob | null;
  /** '张贴“…”（建设村公开栏）' */
  said: string;
  /** why it was not taken; '': it waits to be sent */
  refused: string;
  /** in which order they were done */
  order: number;
}
interface Draft {
  task: number;
  staffId: number;
  photo: Blob;
}

let opened: Promise<IDBDatabase> | undefined;
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('deeds', { keyPath: 'key' });
      request.result.createObjectStore('drafts', { keyPath: 'task' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** One request in a transaction of its own; answered once it is on the disk. */
async function ask<T>(
  store: 'deeds' | 'drafts',
  mode: IDBTransactionMode,
  of: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await open()).transaction(store, mode);
  const request = of(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** In the order in which they were done. */
export async function deeds(): Promise<Deed[]> {
  const all: Deed[] = await ask('deeds', 'readonly', (store) => store.getAll());
  return all.sort((a, b) => a.order - b.order);
}
/** @throws where the phone has no room */
export const keepDeed = (deed: Deed): Promise<unknown> => ask('deeds', 'readwrite', (store) => store.put(deed));
/** One that was not taken is over as soon as its task is done anew. */
export async function dropRefused(task: number): Promise<void> {
  for (const { key, ...deed } of await deeds()) if (deed.task === task && deed.refused) await dropDeed(key);
}
export const dropDeed = (key: string): Promise<unknown> => ask('deeds', 'readwrite', (store) => store.delete(key));

export const keepDraft = (draft: Draft): Promise<unknown> => ask('drafts', 'readwrite', (store) => store.put(draft));
export const dropDraft = (task: number): Promise<unknown> => ask('drafts', 'readwrite', (store) => store.delete(task));
export async function draftOf(task: number, staffId: number): Promise<Blob | undefined> {
  const draft: Draft | undefined = await ask('drafts', 'readonly', (store) => store.get(task));
  return draft?.staffId === staffId ? draft.photo : undefined;
}

/** Nothing of it is left on this phone. */
export async function clearAll(): Promise<void> {
  await ask('deeds', 'readwrite', (store) => store.clear());
  await ask('drafts', 'readwrite', (store) => store.clear());
}
