import { type ConsultationState, consultationState, takesComments } from '../law/index.ts';
import type { PublicMatters } from '../platform/public-matters.ts';
import { HOME } from './paths.ts';
import { consultationsOf, isOnline, type Signed, timesOf } from './store.ts';

/** That results are late is no news to who waits for them. */
const stateFor = (one: Signed, state: ConsultationState): string =>
  state === 'extended' ? `extended ${one.closesOn}` : state === 'late' ? 'owed' : state;

function newsOf(one: Signed, state: ConsultationState): string {
  if (state === 'planned') return `征集 ${one.opensOn} 开始`;
  if (state === 'open') return `征集已经开始，${one.closesOn} 截止`;
  if (state === 'extended') return `征集延期到 ${one.closesOn} 截止`;
  if (state === 'published') return '采纳情况已经公布';
  if (state === 'stopped') return '征集已经终止，原因见网页';
  return `征集已经截止，采纳情况应在 ${one.resultsDue} 前公布`;
}

/** 意见征集 as everybody may be told of it: it opens, is prolonged, ends, and what was adopted is published. */
export const followedConsultations: PublicMatters = {
  ...{ sort: 'consultation', label: '意见征集', all: '全部新的意见征集', home: HOME, feed: `${HOME}/feed` },
  async of(db, authorityId, today) {
    return (await consultationsOf(db, authorityId)).filter(isOnline).map((one) => {
      const state = consultationState(timesOf(one), today);
      return {
        ...{ id: one.id, title: one.content.title, href: `${HOME}/${one.id}` },
        ...{ state: stateFor(one, state), news: newsOf(one, state) },
        ...{ open: takesComments(state), over: state === 'published' || state === 'stopped' },
      };
    });
  },
};
