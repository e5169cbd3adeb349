import { ELSEWHERE, MESSAGE_RATINGS, MESSAGE_STEPS } from '../../../law/index.ts';
import { foreignNames } from '../../../platform/languages/language.ts';
import { Panel } from '../../../platform/ui/index.ts';
import { DESK } from '../../paths.ts';
import type { MessageProps } from './props.ts';

/** What was written, as screens show it, with what was asked and said since, and where it may rather belong. */
export function Question({ of, opened }: MessageProps) {
  const { row, text, selection, signposts, steps, files } = of;
  return (
    <Panel title="留言">
      {row.language !== 'zh' && <p class="help">这件留言是{foreignNames[row.language]}写的，答复可以附译文。</p>}
      {row.page && (
        <p>
          要纠错的网页：<a href={row.page}>{row.page}</a>
        </p>
      )}
      {selection && <blockquote>{opened?.written?.selection ?? selection}</blockquote>}
      <p class="lines">{opened?.written?.text ?? text}</p>
      {files.length > 0 && (
        <ul class="files">
          {files.map(({ id, name }) => (
            <li key={id}>
              <a href={`${DESK}/${row.id}/files/${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      {steps
        .filter(({ step }) => step.kind === 'asked' || step.kind === 'rated')
        .map(({ seq, step, said }) => (
          <p key={seq} class="lines">
            <b>{MESSAGE_STEPS[step.kind]}</b>（{step.on}）{step.kind === 'rated' && MESSAGE_RATINGS[step.rating]}
            {said && `：${said}`}
          </p>
        ))}
      {signposts.map((id) => (
        <p key={id} class="warning">
          可能属于<b>{ELSEWHERE[id].label}</b>：{ELSEWHERE[id].says}（{ELSEWHERE[id].place}）
        </p>
      ))}
    </Panel>
  );
}
