import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { field } from '../../platform/http/form.ts';
import { someId, text } from '../fields.ts';

const ids = field.list().transform((list) => list.filter((id) => /^[1-9]\d{0,14}$/.test(id)).map(Number));
/** A draft of what so many asked for; what is written becomes public with it. */
export const draftForm = z.object({
  ids,
  officeId: someId('拟稿科室'),
  title: publicText.of(text('标题', 200), '标题'),
  text: publicText.optional('内容', 5_000),
  files: ids,
});
/** Why nothing is made public of it: for the office alone. */
export const declineForm = z.object({ ids, reason: text('理由', 500) });
