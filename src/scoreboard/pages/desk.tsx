import { minuteOf } from '../../platform/dates.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Fault, Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { Board } from '../board.ts';
import { type BoardWish, DESK, HOME, TITLE } from '../rules.ts';
import type { Switched } from '../store.ts';
import { BoardTable, Counting } from './board.tsx';

interface Props {
  switched: Switched;
  board: Board;
  wish: BoardWish;
  failure?: Failure | undefined;
}

/** What the public would see, and the switch. */
export function DeskPage({ switched, board, wish, failure }: Props) {
  const { shown, version, name, at } = switched;
  return (
    <>
      <header class="head">
        <div>
          <h1>{TITLE}</h1>
          <p class="meta">{at ? `${name} ${minuteOf(at)} ${shown ? '开启' : '关闭'}。` : '还没有开启过。'}</p>
        </div>
        <div class="acts">
          {shown && (
            <a class="btn quiet" href={HOME}>
              网站上的页面
            </a>
          )}
          <span class="states">
            <Tag tone={shown ? 'ok' : 'plain'}>{shown ? '网站公开显示' : '网站不显示'}</Tag>
          </span>
        </div>
      </header>
      <Fault failure={failure} />
      <Panel title={shown ? '关闭' : '开启'}>
        <p>
          {shown
            ? '关闭以后，网站上的页面立即不能打开。'
            : '开启以后，网站“政府信息公开”下公开显示下面的内容，每个数字可以打开对应的事项；逾期和尚未公开的事项也在其中。'}
        </p>
        <Form action={DESK}>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="shown" value={shown ? 'no' : 'yes'} />
          <button class={shown ? 'btn quiet' : 'btn'} type="submit">
            {shown ? '关闭' : '在网站上公开显示'}
          </button>
        </Form>
      </Panel>
      <Panel title={`${shown ? '现在显示的' : '将要显示的'}：${wish.year} 年`}>
        <BoardTable board={board} wish={wish} preview />
        <Counting />
      </Panel>
    </>
  );
}
