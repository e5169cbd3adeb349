import { channelNames, channels, DISCLOSURE_ITEMS, disclosureItem } from '../law/index.ts';
import { type Office, officesOf } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import { type Column, columnsOf } from '../publishing/index.ts';

/** Names that the ledger's rows point to; each list is short. */
export interface Lists {
  offices: Office[];
  columns: Column[];
  officeName: (id: number) => string;
  columnName: (id: number | null) => string;
}

export async function listsOf(db: Db, authorityId: number): Promise<Lists> {
  const [offices, columns] = await Promise.all([officesOf(db, authorityId), columnsOf(db, authorityId)]);
  const officeNames = new Map(offices.map(({ id, name }) => [id, name]));
  const columnNames = new Map(columns.map(({ id, name }) => [id, name]));
  return {
    offices,
    columns,
    officeName: (id) => officeNames.get(id) ?? '',
    columnName: (id) => (id === null ? '' : (columnNames.get(id) ?? '')),
  };
}

/** '第二十条第（七）项 财政预决算' */
export function itemName(id: string | null): string {
  const item = id ? disclosureItem(id) : undefined;
  return item ? `${item.article} ${item.short}` : '';
}

/** '财政预决算' */
export function itemShort(id: string | null): string {
  return (id && disclosureItem(id)?.short) || '';
}

interface Option {
  value: string;
  label: string;
}

export const channelOptions: Option[] = channels.map((channel) => ({ value: channel, label: channelNames[channel] }));
export const itemOptions: Option[] = DISCLOSURE_ITEMS.map(({ id }) => ({ value: id, label: itemName(id) }));

export function optionsOf(named: readonly { id: number; name: string }[]): Option[] {
  return named.map(({ id, name }) => ({ value: String(id), label: name }));
}
