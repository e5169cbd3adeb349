import { createHash } from 'node:crypto';
import { countDeliveries, countsByMonth } from '../../channels/index.ts';
import { doubtsOfPublic, publicGuides, windowsNow } from '../../guides/index.ts';
import type { Authority } from '../../organizations/index.ts';
import { asset } from '../../platform/assets.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { columnsOf, newestPublications, publicTextsFor, withBelow } from '../../publishing/index.ts';
import type { Terminal } from '../devices/store.ts';
import { type PlaylistItem, playlistOf } from '../playlists/store.ts';
import { ALWAYS } from '../playlists/timeline.ts';
import { urgentNow } from '../playlists/urgent.ts';
import type { Orientation, Shown } from '../tables.ts';
import { monthsSvg } from './chart.ts';
import { guideSlide, windowsSlide } from './hall-slides.tsx';
import type { Item, Message, Slide } from './message.ts';
import { pendingOnScreens } from './pending.ts';
import { chartSlide, documentSlide, emptySlide, figuresSlide, newestSlide, textSlide, urgentSlide } from './slides.tsx';

const PLAIN_SECONDS = 12;
const TITLES = 8;

export interface Asked {
  db: Db;
  authority: Authority;
  now: Date;
  base: string;
  /** whole address of the site */
  site: string;
}

/** What a screen shows from now on, with what it carries by that. */
export async function messageFor(asked: Asked, terminal: Terminal): Promise<Omit<Message, 'token'>> {
  const { db, authority, now } = asked;
  const [pending, own, urgent] = await Promise.all([
    pendingOnScreens(db, authority.id, now),
    playlistOf(db, authority.id),
    urgentNow(db, authority.id, now),
  ]);
  const rest =
    own.length > 0
      ? await itemsOf(asked, own, terminal.orientation)
      : await itemsOf(asked, UNSAID, terminal.orientation);
  const signedOff = pending.map((text): Item => ({ ...DEFAULT, slides: [documentSlide(text, asked)] }));
  const items = [...signedOff, ...rest].filter(({ slides }) => slides.length > 0);
  const shown = items.length > 0 ? items : [{ ...DEFAULT, slides: [emptySlide(authority.name, asked)] }];
  const slides = urgent.map(urgentSlide);
  const address = `${asked.base}/screen/${terminal.name}`;
  const turn = terminal.orientation;
  const program = asset('terminals/display.js');
  const version = versionOf({ items: shown, slides, address, turn });
  return { version, at: now.getTime(), address, turn, program, urgent: slides, items: shown };
}

const DEFAULT = { seconds: PLAIN_SECONDS, priority: 1, when: ALWAYS };

/** Documents that a message holds, each once. */
export function carriedBy({ items }: Pick<Message, 'items'>): Shown[] {
  const all = items.flatMap(({ slides }) => slides.flatMap(({ document }) => document ?? []));
  return [...new Map(all.map((one) => [`${one.documentId} ${one.revisionId}`, one])).values()];
}

function versionOf(what: object): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 16);
}

type Said = Pick<PlaylistItem, 'id' | 'kind' | 'columnId' | 'documentId' | 'guideId' | 'title' | 'body' | 'isDemo'> &
  Pick<Item, 'seconds' | 'priority' | 'when'>;
const unsaid = (kind: Said['kind']): Said => ({
  ...{ id: 0, kind, columnId: null, documentId: null, guideId: null, title: '', body: '', isDemo: false },
  ...DEFAULT,
});
/** Where nobody said what is shown. */
const UNSAID: readonly Said[] = [unsaid('figures'), unsaid('chart')];

async function itemsOf(asked: Asked, said: readonly Said[], turn: Orientation): Promise<Item[]> {
  const columns = said.some(({ kind }) => kind === 'newest') ? await columnsOf(asked.db, asked.authority.id) : [];
  const ids = said.flatMap(({ documentId }) => documentId ?? []);
  const texts = new Map(
    (await publicTextsFor(asked.db, asked.authority.id, 'screen', ids)).map((text) => [text.documentId, text]),
  );
  const slideOf = async (item: Said): Promise<Slide | undefined> => {
    const { db, authority, now } = asked;
    if (item.kind === 'text') return textSlide(item);
    if (item.kind === 'document') {
      const text = texts.get(item.documentId!);
      return text && documentSlide(text, asked);
    }
    if (item.kind === 'windows') {
      const windows = await windowsNow(db, authority.id, now);
      return windows.length > 0 ? windowsSlide({ windows, now, isDemo: authority.isDemo }, asked) : undefined;
    }
    if (item.kind === 'guide') {
      const id = item.guideId!;
      const [guide] = await publicGuides(db, authority.id, { id });
      if (!guide) return undefined;
      const windows = (await windowsNow(db, authority.id, now)).filter((one) => one.window.guides.includes(id));
      const doubts = await doubtsOfPublic(db, authority.id, id, dayOf(now));
      return guideSlide({ guide, windows, doubts, isDemo: authority.isDemo }, asked);
    }
    const year = Number(dayOf(now).slice(0, 4));
    const of = { year, isDemo: authority.isDemo };
    if (item.kind === 'figures')
      return figuresSlide({ ...of, counts: await countDeliveries(db, authority.id, year) }, asked);
    if (item.kind === 'chart') {
      const months = await countsByMonth(db, authority.id, year);
      return months.some((n) => n > 0)
        ? chartSlide({ ...of, months, svg: await monthsSvg(months, turn) }, asked)
        : undefined;
    }
    const column = columns.find(({ id }) => id === item.columnId);
    if (!column) return undefined;
    const lines = await newestPublications(
      db,
      { authorityId: authority.id, columnIds: withBelow(columns, column.id) },
      TITLES,
    );
    return lines.length > 0 ? newestSlide({ id: item.id, column: column.name, lines }, asked) : undefined;
  };
  return Promise.all(
    said.map(async (item) => {
      const slide = await slideOf(item);
      const { seconds, priority, when } = item;
      return { seconds, priority, when, slides: slide ? [slide] : [] };
    }),
  );
}
