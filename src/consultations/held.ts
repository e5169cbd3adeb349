import { consultationState } from '../law/index.ts';
import type { HeldWork } from '../organizations/index.ts';
import { latestRound } from '../review/index.ts';
import { waitingComments } from './comments/store.ts';
import { DESK } from './paths.ts';
import { consultationKind } from './preparing/subject.tsx';
import { resultsKind } from './results/subject.tsx';
import { handles, keeps } from './rules.ts';
import { consultationsOf, isOnline, timesOf, titleOf } from './store.ts';

/** What of consultations waits for an office: drafts, comments to look through, 采纳情况 that is owed. */
export const heldConsultations: HeldWork = {
  name: 'consultations',
  label: '意见征集',
  counted: '项征集',

  async of({ db, authorityId, today }) {
    const [all, waiting] = await Promise.all([consultationsOf(db, authorityId), waitingComments(db, authorityId)]);
    const items = await Promise.all(
      all.map(async (one) => {
        const at = await waitsFor(db, one, { comments: waiting.get(one.id) ?? 0, today });
        if (!at) return [];
        const isFor = at === '核对意见' ? handles : keeps;
        return [
          {
            ...{ id: String(one.id), title: titleOf(one), href: `${DESK}/${one.id}`, holderId: null },
            ...{ at: `${one.officeName}${at}`, needs: `${one.officeName}的信息编辑` },
            isFor: (who: Parameters<typeof handles>[0]) => isFor(who, one.officeId),
            mayHold: () => false,
          },
        ];
      }),
    );
    return items.flat();
  },
};

type One = Awaited<ReturnType<typeof consultationsOf>>[number];

/** What of one waits; undefined: nothing, or it lies with its reviewers. */
async function waitsFor(
  db: Parameters<typeof latestRound>[0],
  one: One,
  { comments, today }: { comments: number; today: string },
): Promise<'起草' | '核对意见' | '整理采纳情况' | undefined> {
  const reviewed = async (kind: string) => (await latestRound(db, kind, String(one.id)))?.state === 'open';
  if (one.draft) return (await reviewed(consultationKind.name)) ? undefined : '起草';
  if (!isOnline(one)) return undefined;
  if (comments) return '核对意见';
  const state = consultationState(timesOf(one), today);
  if (state !== 'owed' && state !== 'late') return undefined;
  return (await reviewed(resultsKind.name)) ? undefined : '整理采纳情况';
}
