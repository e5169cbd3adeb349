import { type Block, type Paper, paperDate } from '../platform/papers/index.ts';
import type { AuditedReport, PlacedFinding } from './audit.ts';
import { type Checks, markOf } from './checks.ts';
import { severityOf } from './severity.ts';

const WIDTHS = [5, 9, 24, 42, 20];

/** 问题清单: what is sent back to who made the report. What was looked into and is right is left out; what could not be
 *  read is asked for. @param by who sends it @param day YYYY-MM-DD */
export function problemList(
  { file, report, checks }: { file: string; report: AuditedReport; checks: Checks },
  { by, day }: { by: string; day: string },
): Paper {
  const open = report.findings.filter((one) => !checks.has(markOf(one)));
  const name = report.authority.name || file;
  const blocks: Block[] = [
    { kind: 'title', lines: [name, `${report.year ?? ''}${report.year ? '年' : ''}政府信息公开工作年度报告问题清单`] },
    { kind: 'gap' },
    ...(report.authority.name ? [{ kind: 'addressee' as const, text: `${report.authority.name}：` }] : []),
    { kind: 'paragraph', text: opening(open.length, report) },
  ];
  if (open.length > 0) blocks.push({ kind: 'heading', level: 1, text: '一、需要改正的问题' }, table(open, report));
  if (report.hints.length > 0)
    blocks.push(
      { kind: 'heading', level: 1, text: `${open.length > 0 ? '二' : '一'}、请核对的内容` },
      { kind: 'paragraph', text: '下列内容不一定有错，请对照台账核对。' },
      table(report.hints, report),
    );
  if (report.unread.length > 0)
    blocks.push(
      { kind: 'heading', level: 1, text: '没有读出的内容' },
      {
        kind: 'paragraph',
        text: `下列内容没有能够读出和核对，请另报可以读取文字的文件：${report.unread.map(({ what, why }) => `${what}（${why}）`).join('；')}。`,
      },
    );
  blocks.push({ kind: 'gap' }, { kind: 'signature', organisation: by, date: paperDate(day) });
  return { title: `${name}年度报告问题清单`, author: by, blocks };
}

function opening(open: number, { title, unread }: AuditedReport): string {
  const which = `你单位《${title ?? '政府信息公开工作年度报告'}》`;
  if (open > 0) return `经核对，${which}有下列 ${open} 处问题，请逐项改正后重新报送。`;
  return unread.length > 0
    ? `经核对，${which}读出的部分没有发现问题，有内容没有读出。`
    : `经核对，${which}没有发现问题。`;
}

function table(findings: readonly PlacedFinding[], report: AuditedReport): Block {
  const heads = ['序号', '轻重', '位置', '问题', '应为 / 现为'].map((text) => ({ text, strong: true }));
  const rows = findings.map((one, n) => [
    { text: String(n + 1) },
    { text: severityOf(one, report) },
    { text: one.place, left: true },
    { text: one.message, left: true },
    { text: `${one.expected ?? '—'} / ${one.found ?? '空'}`, left: true },
  ]);
  return { kind: 'table', widths: WIDTHS, head: 1, rows: [heads, ...rows] };
}
