import type { Outcome } from '../../platform/outcome.ts';
import { Empty, Panel } from '../../platform/ui/index.ts';
import type { Posting } from '../contacts/postings.ts';
import { kindName } from '../contacts/rules.ts';
import type { Paper } from '../contacts/tables.ts';
import { BOARDS } from './pages.tsx';
import type { SetSheet } from './sheet.ts';

interface Asked {
  deliveryIds: readonly number[];
  paper: Paper;
  from: string;
}

/** The file of a sheet. */
export function sheetAddress({ deliveryIds, paper, from }: Asked): string {
  const ids = deliveryIds.map((id) => `d=${id}`).join('&');
  return `${BOARDS}/sheet.pdf?${ids}&paper=${paper}&from=${from}`;
}

interface Props {
  /** what is to be posted, or hangs */
  open: readonly Posting[];
  /** in their order */
  chosen: readonly number[];
  paper: Paper;
  from: string;
  /** undefined: nothing was chosen yet, or nothing of it can be posted */
  set: Outcome<SetSheet> | undefined;
  address: string;
  most: number;
}

/** 排公示单: what goes on one sheet, in which order, and how much room it takes. */
export function SheetPage({ open, chosen, paper, from, set, address, most }: Props) {
  const all = new Map(open.filter(({ channel }) => channel !== 'groups').map((one) => [one.deliveryId, one]));
  const rows = [...all.values()].sort((a, b) => place(chosen, a) - place(chosen, b) || b.deliveryId - a.deliveryId);
  return (
    <>
      <header class="head">
        <div>
          <h1>排公示单</h1>
          <p class="meta">勾选要贴在一起的公示，最多 {most} 条；“序”写排第几，不写按列出的先后。排好后打印张贴。</p>
        </div>
      </header>
      <div class="grid">
        <Panel>
          {rows.length === 0 ? (
            <Empty>现在没有要张贴、正在张贴的公示。信息公开时选了公开栏，会在这里列出。</Empty>
          ) : (
            <form method="get" action={`${BOARDS}/sheet`}>
              <ul class="waiting together">
                {rows.map((row) => (
                  <li key={row.deliveryId}>
                    <div class="choose">
                      <label>
                        <input
                          type="checkbox"
                          name="d"
                          value={row.deliveryId}
                          checked={chosen.includes(row.deliveryId)}
                        />
                        <span class="sr">“{row.title}”排进公示单</span>
                      </label>
                      <input
                        name={`n${row.deliveryId}`}
                        inputmode="numeric"
                        maxLength={2}
                        value={chosen.includes(row.deliveryId) ? chosen.indexOf(row.deliveryId) + 1 : ''}
                        aria-label={`“${row.title}”排第几条`}
                        placeholder="序"
                      />
                    </div>
                    <a href={`/console/deliveries/${row.deliveryId}`}>
                      <b>{row.title}</b>
                      <span>
                        {kindName(row.channel)}
                        {row.state === 'up' ? `　${row.postedOn} 已张贴` : '　待张贴'}
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
              <div class="sheet-how">
                <fieldset class="field">
                  <legend>纸张</legend>
                  {(['A4', 'A3'] as const).map((size) => (
                    <label key={size} class="choice">
                      <input type="radio" name="paper" value={size} checked={paper === size} />
                      <span>{size}</span>
                    </label>
                  ))}
                </fieldset>
                <div class="field">
                  <label for="f-from">从哪天开始公示</label>
                  <input id="f-from" name="from" type="date" value={from} />
                </div>
              </div>
              <button class="btn" type="submit">
                排版
              </button>
            </form>
          )}
        </Panel>
        {(set || chosen.length > 0) && (
          <Panel title="排版结果">
            {!set && <p class="warning">选中的公示都已撤下，或者不在公开栏张贴，没有可以排的。</p>}
            {set && !set.ok && <p class="warning">{set.message}</p>}
            {set?.ok && <Result set={set.value} paper={paper} address={address} />}
          </Panel>
        )}
      </div>
    </>
  );
}

const place = (chosen: readonly number[], { deliveryId }: Posting) => {
  const at = chosen.indexOf(deliveryId);
  return at < 0 ? 10_000 : at;
};

function Result({ set, paper, address }: { set: SetSheet; paper: Paper; address: string }) {
  return (
    <>
      <p>
        共 {set.pages} 张 {paper}。
      </p>
      {set.notices.length > 1 && set.pages > 1 && (
        <p class="warning">
          一张放不下，排成了 {set.pages} 张；可以去掉几条{paper === 'A4' ? '，或者改用 A3' : ''}。
        </p>
      )}
      <ol class="sheet-notices">
        {set.notices.map(({ title, from, to, left }, n) => (
          <li key={n}>
            {title}
            <small>
              {from === to ? `第 ${from} 张` : `第 ${from} 至 ${to} 张`}
              {left.map((said) => `；${said}`)}
            </small>
          </li>
        ))}
      </ol>
      <a class="btn" href={address}>
        打开 PDF 打印
      </a>
    </>
  );
}
