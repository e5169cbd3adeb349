import { authorityById } from '../organizations/index.ts';
import { unwrap } from '../platform/outcome.ts';
import { askWhether, confirmSubscription, endSubscriptions, subscriberAs } from '../subscriptions/index.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

type Wish = Parameters<typeof askWhether>[2]['wishes'][number];
const DAY_MS = 86_400_000;
/** Days ago that each began, and after how many it ended; addresses that no mail reaches (RFC 2606). */
const READERS: readonly [ago: number, wishes: readonly (readonly [Wish['kind'], string])[], endedAfter?: number][] = [
  [58, [['column', 'gonggao']]],
  [52, [['all', '']]],
  [
    47,
    [
      ['column', 'butie'],
      ['word', '惠农补贴'],
    ],
  ],
  [41, [['office', 'jsc']], 12],
  [36, [['theme', 'farming']]],
  [
    33,
    [
      ['column', 'gonggao'],
      ['office', 'bmz'],
    ],
  ],
  [27, [['word', '低保']]],
  [
    22,
    [
      ['column', 'jiuzhu'],
      ['theme', 'relief'],
    ],
  ],
  [19, [['column', 'gonggao']], 9],
  [
    14,
    [
      ['office', 'xfc'],
      ['word', '修路'],
    ],
  ],
  [
    9,
    [
      ['column', 'zhengce'],
      ['theme', 'farming'],
    ],
  ],
  [
    6,
    [
      ['column', 'gonggao'],
      ['column', 'yingji'],
    ],
  ],
  [3, [['office', 'nyz']]],
];

/** Who wants to hear of what: each asked, confirmed by the code of the mail, some ended. */
export function subscribing({ now, ...books }: Books, { authorityId, columns, offices }: Filed): Deed[] {
  const caller = (at: Date) => ({ ...books, sealer: books.sealer!, who: subscriberAs(authorityId), now: at });
  const ids = { column: columns, office: offices } as const;
  return READERS.flatMap(([ago, given, endedAfter], n) => {
    const at = new Date(now.getTime() - ago * DAY_MS);
    const wishes = given.map(([kind, ref]) => ({
      kind,
      ref: kind === 'column' || kind === 'office' ? String((ids[kind] as ReadonlyMap<string, number>).get(ref)!) : ref,
    }));
    let subscriber = 0;
    const begin: Deed = {
      at,
      async run(when) {
        const authority = (await authorityById(books.db, authorityId))!;
        const request = {
          address: `reader-${n + 1}@example.com`,
          rhythm: n % 3 ? ('daily' as const) : ('weekly' as const),
          wishes,
        };
        const mailing = { authority, site: 'https://gongkai.example' };
        const code = await askWhether(caller(when), mailing, request);
        subscriber = unwrap(await confirmSubscription(caller(when), { code: code! }));
      },
    };
    if (endedAfter === undefined) return [begin];
    const end = new Date(at.getTime() + endedAfter * DAY_MS);
    return [
      begin,
      { at: end, run: async (when: Date) => unwrap(await endSubscriptions(caller(when), { id: subscriber })) },
    ];
  });
}
