import { CHANNELS, type Channel, channels, DISCLOSURE_ITEMS } from '../../law/index.ts';
import { itemName } from '../lists.ts';
import { plain } from './headers.ts';

const channelByName = new Map<string, Channel>(
  channels.flatMap((channel) =>
    [channel, CHANNELS[channel].name, ...CHANNELS[channel].alsoCalled].map((name) => [plain(name), channel] as const),
  ),
);

/** The channel of a name or a synonym. */
export function channelIn(text: string): Channel | undefined {
  return channelByName.get(plain(text));
}

const itemByName = new Map<string, string>(
  DISCLOSURE_ITEMS.flatMap((item) => {
    const names = [
      item.id,
      item.label,
      item.short,
      itemName(item.id),
      `条例${itemName(item.id)}`,
      `${item.article}${item.label}`,
    ];
    // 第二十一条 alone names no item, 第二十条第（七）项 does
    if (item.article.endsWith('项')) names.push(item.article, item.article.replace('第', '').replace('第', ''));
    return names.map((name) => [plain(name), item.id] as const);
  }),
);

/** The item of 条例 arts. 20, 21: '20.7', '第二十条第（七）项' or its words. */
export function itemIn(text: string): string | undefined {
  return itemByName.get(plain(text));
}

/** Finds by name, also when a space or a bracket is written differently. */
export function finder(named: readonly { id: number; name: string; code?: string; slug?: string }[]) {
  const ids = new Map<string, number>();
  for (const one of [...named].reverse())
    for (const name of [one.slug, one.code, one.name]) if (name) ids.set(plain(name), one.id);
  return (text: string) => ids.get(plain(text));
}
