import { authorityById } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import type { Typed } from '../../platform/http/form.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { compileReport } from '../compile.ts';
import { answerMark, subjectOf, textMark, wordSmiths } from '../rules.ts';
import { answersOf, lockReport, saveAnswer, saveReport } from '../store.ts';
import type { Standing } from '../tables.ts';
import { standingNames } from '../words.ts';
import { figureFault } from './live-figures.ts';
import { type Part, parts } from './parts.ts';
import { promisesIn } from './promises.ts';

const LONGEST = 20_000;
const LONGEST_ANSWER = 500;

/** A person's wording of one part, or, empty, a return to the template's. Figures stay live in double braces.
 *  `seen`: the mark of the text that the person had before them, so that two at once do not overwrite each other. */
export const editPart = action<{ year: number; part: Part; text: string; seen: string }, void>(
  'annualReport.editPart',
  ['disclosureHead', 'editor', 'signer'],
  async ({ db, who, now }, { year, part, text, seen }) => {
    const fault = text.length > LONGEST ? `文字过长，最多 ${LONGEST} 字` : figureFault(text);
    if (fault) return invalid(fault, { text: fault });
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict('该年度报告已发布，不能再修改；发现差错的，请先办理更正');
    if (textMark(row.texts[part]) !== seen)
      return conflict(`“${parts[part]}”刚被${row.updated_by}修改过。您的文字仍在下面，请对照现有文字合并后再保存`);
    const { [part]: _old, ...others } = row.texts;
    const texts = text.trim() ? { ...others, [part]: text.trim() } : others;
    await saveReport(db, who.authorityId, year, {
      texts: JSON.stringify(texts),
      updated_at: now,
      updated_by: who.name,
      authors: [...new Set([...row.authors, who.id!])],
    });
    return done(undefined, subjectOf(who.authorityId, year), { part, template: !text.trim() });
  },
);

/** Answers to last year's promises, each a standing and a sentence; those left empty stay open.
 *  `typed`: standing-ID, answer-ID and seen-ID (the mark of the answer before the person) for each promise, so that two
 *  at once do not overwrite each other. @returns how many changed */
export const answerPromises = action<{ year: number; typed: Typed }, number>(
  'annualReport.answerPromises',
  wordSmiths,
  async ({ db, who, now }, { year, typed }) => {
    const authority = await authorityById(db, who.authorityId);
    if (!authority) return notFound();
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict('该年度报告已发布，不能再修改；发现差错的，请先办理更正');
    const { lastYear } = await compileReport(db, authority, year);
    const before = await answersOf(db, who.authorityId, year);
    const of = { authorityId: who.authorityId, year, by: who.name, at: now };
    const faults: Record<string, string> = {};
    let changed = 0;
    for (const promised of promisesIn(lastYear.problems ?? '')) {
      const { id } = promised;
      const standing = line(typed[`standing-${id}`]);
      const answer = line(typed[`answer-${id}`]);
      if (!standing && !answer) continue;
      const old = before.find(({ promiseId }) => promiseId === id);
      if (typed[`seen-${id}`] !== answerMark(old)) {
        if (typed[`seen-${id}`] === answerMark({ standing: standing as Standing, answer })) continue; // not touched here
        faults[`answer-${id}`] = old
          ? `这项回应刚被${old.by}改为“${standingNames[old.standing]}：${old.answer}”，请合并后再保存`
          : '页面已过期，请核对后再保存';
        continue;
      }
      if (!Object.hasOwn(standingNames, standing)) faults[`standing-${id}`] = '请选择进展';
      else if (answer.length < 2) faults[`answer-${id}`] = '请写明今年做了什么，或者为什么没有完成';
      else if (answer.length > LONGEST_ANSWER) faults[`answer-${id}`] = `回应最多 ${LONGEST_ANSWER} 个字`;
      if (Object.keys(faults).length > 0 || (old?.standing === standing && old.answer === answer)) continue;
      await saveAnswer(db, of, promised, { standing: standing as Standing, answer });
      changed += 1;
    }
    if (Object.keys(faults).length > 0) return invalid('有回应需要补全，请看标出的地方', faults);
    return done(changed, subjectOf(who.authorityId, year), { changed });
  },
);

const line = (value: Typed[string]): string => (typeof value === 'string' ? value.trim() : '');
