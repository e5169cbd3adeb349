import { INDICATOR_IDS, INDICATORS, type Judgement } from '../../../../src/law/index.ts';
import { instantOf } from '../../../../src/platform/dates.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { hideColumn } from '../../../../src/publishing/columns/actions.ts';
import { keepNight } from '../../../../src/self-inspection/index.ts';
import { at, type Deed, dated } from '../year.ts';

/** A column in which nothing ever stood: a veto, to be mended on the next working day. */
const EMPTY = {
  ...{ key: '/columns/yingji', what: '应急管理', where: '/columns/yingji' },
  ...{ said: '栏目没有内容', ok: false },
};

/** A night of 网站自查 as a visit would tell it; nothing is visited, as a bench has no network. */
const night = (day: string, found: boolean): Deed => ({
  at: at(`${day} 03:10`),
  says: `网站自查 ${found ? '发现空白栏目' : '没有发现问题'}`,
  async run(year, now) {
    const judgements = INDICATOR_IDS.map((indicator): Judgement => {
      if (found && indicator === 'columns')
        return { indicator, state: 'failed', said: '1 个栏目没有内容', observations: [EMPTY] };
      const state = INDICATORS[indicator].sort === 'veto' ? 'passed' : 'unchecked';
      return { indicator, state, said: '没有发现问题（演示）', observations: [] };
    });
    const begunAt = instantOf(`${dated(day)}T03:00`);
    await keepNight(
      year.books.db,
      { authorityId: year.authorityId, day: dated(day), begunAt, now },
      { judgements, walked: { pages: 60, opened: [], leftOut: '' }, address: 'http://qhz.example', byOwnPort: false },
    );
    if (!found) return;
    const { id } = await year.books.db
      .selectFrom('self_inspection_findings')
      .select('id')
      .where('authority_id', '=', year.authorityId)
      .executeTakeFirstOrThrow();
    year.ids.set('F1', id);
  },
});

/** Found on 11-05, to be mended by 11-06; the head takes the column off the site; the night of 11-09 sees it. */
export const INSPECTION: readonly Deed[] = [
  night('11-05', true),
  {
    at: at('11-06 10:00'),
    says: '停用空白栏目',
    run: async (year, now) =>
      unwrap(await hideColumn(await year.as('head', now), { id: year.id('column:yingji'), hidden: true })),
  },
  night('11-09', false),
];
