import { type Failure, invalid } from '../../../platform/outcome.ts';
import type { Wording } from './catalogue.ts';
import { namesIn, unfinished } from './fill.ts';

const LONGEST = 5_000;

/** Whether a wording of an office may be kept: only placeholders that this paper knows, and all that the law wants said. */
export function checkWording({ must, may, label, byItself }: Wording, text: string): { ok: true } | Failure {
  const at = (message: string) => invalid(message, { text: message });
  if (!text.trim()) return at(`请写“${label}”的文字`);
  if ([...text].length > LONGEST) return at(`文字最多 ${LONGEST} 个字`);
  const names = namesIn(text);
  const strange = names.filter((name) => !(may as readonly string[]).includes(name));
  if (strange.length)
    return at(`这种文书不能使用占位符：${[...new Set(strange)].map((name) => `{{${name}}}`).join('、')}`);
  if (text.replace(/\{\{[^{}]*\}\}/g, '').match(/\{\{|\}\}/)) return at('有花括号没有成对，占位符应写作 {{名称}}');
  const missing = must.filter((name) => !names.includes(name));
  if (missing.length) return at(`缺少必须有的占位符：${missing.map((name) => `{{${name}}}`).join('、')}`);
  const [open] = unfinished(text.replace(/\{\{[^{}]*\}\}/g, ''));
  if (open && byItself) return at(`这份文书随办理自动成文，没有人再来填写，文字中不能留有 ${open}`);
  return { ok: true };
}
