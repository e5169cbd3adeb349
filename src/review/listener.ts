import { recordEvent, whenDocumentChanges } from '../publishing/index.ts';
import { closeRound, latestRound } from './store.ts';

/** An edit voids what was reviewed: the hash is another. 条例 art. 17 */
whenDocumentChanges(async (tx, change) => {
  if (change.kind !== 'edited') return;
  const round = await latestRound(tx, change.documentId);
  if (!round || (round.state !== 'open' && round.state !== 'passed')) return;
  await closeRound(tx, round.id, 'voided', change.at);
  if (change.was === 'approved' || change.was === 'scheduled' || change.was === 'inReview')
    await recordEvent(tx, {
      documentId: change.documentId,
      revisionId: round.revisionId,
      at: change.at,
      who: { id: null, name: '系统', authorityId: change.authorityId, officeId: null, roles: [] },
      kind: 'voided',
      remark: '文稿已修改，原审核意见失效',
    });
});
