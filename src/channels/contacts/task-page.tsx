import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { Failure } from '../../platform/outcome.ts';
import { Form } from '../../platform/ui/index.ts';
import { sheetAddress } from '../boards/sheet-page.tsx';
import type { Posting } from './postings.ts';
import { wordFor } from './rules.ts';
import { type Task, TODAY, When } from './today-page.tsx';

interface Props {
  /** with nothing to be done: it was done, or is not wanted any more */
  posting: Posting;
  task: Task | undefined;
  today: string;
  staffId: number;
  /** what stands in the group with the card; undefined: a board */
  share?: ComponentChildren;
  failure?: Failure | undefined;
}

/** One task on one screen: what, where, and the one thing to do. */
export function TaskPage({ posting, task, today, staffId, share, failure }: Props) {
  const { title, place, where, channel } = posting;
  if (!task) return <DonePage posting={posting} failure={failure} />;
  const word = wordFor(channel, task.todo);
  return (
    <div class="today task" data-today={staffId} data-said={`${word}“${title}”（${place}）`}>
      <p class="back">
        <a href={TODAY}>‹ 今日任务</a>
      </p>
      <p class="where">
        <i>{word}</i> {place}
        {where && <small>{where}</small>}
      </p>
      <h1>{title}</h1>
      <p class="when">
        <When task={task} today={today} />
      </p>
      {failure && (
        <p class="warning" role="alert">
          {failure.message}
        </p>
      )}
      {channel === 'groups' ? (
        <>
          {share}
          <Confirm task={task} word={word} />
        </>
      ) : (
        <OnBoard task={task} word={word} today={today} />
      )}
    </div>
  );
}

function OnBoard({ task, word, today }: { task: Task; word: string; today: string }) {
  const { deliveryId, paper } = task;
  const says: Record<Task['todo'], string> = {
    post: '贴好后，拍一张能看清标题的照片。',
    replace: '换上更正后的公示单，拍一张照片。',
    takeDown:
      task.followUp === 'takeDown' ? '这条信息已撤下，请马上取下，拍一张照片。' : '公示期满，请取下，拍一张照片。',
  };
  return (
    <>
      {task.todo !== 'takeDown' && (
        <p>
          <a class="btn quiet" href={sheetAddress({ deliveryIds: [deliveryId], paper, from: today })}>
            打印公示单（{paper}）
          </a>
        </p>
      )}
      <p>{says[task.todo]}</p>
      <Confirm task={task} word={word} photo />
    </>
  );
}

/** What is forwarded: words with the link, and the card. Scripts copy it, and open the phone's own sheet where it has one. */
export function ShareParts({ id, text, card, what }: { id: number; text: string; card: boolean; what: Task['todo'] }) {
  const address = `${TODAY}/${id}/card.png`;
  return (
    <>
      <label for="share-text">{what === 'takeDown' ? '发到群里的话' : '转发的文字'}</label>
      <textarea id="share-text" class="share-text" rows={6} readonly>
        {text}
      </textarea>
      <p class="share-acts">
        <button class="btn quiet" type="button" data-copy-text hidden>
          复制文字
        </button>
        {card && (
          <a class="btn quiet" href={address} download="分享卡片.png">
            保存卡片
          </a>
        )}
        <button class="btn quiet" type="button" data-share={card ? address : ''} hidden>
          分享…
        </button>
      </p>
      <p class="help" data-copied role="status" />
      {card && <img class="share-card" src={address} alt="分享卡片：标题、摘要和二维码" width={1080} height={1350} />}
    </>
  );
}

/** The form that says it was done; scripts send it from the phone, later where there is no network. */
function Confirm({ task, word, photo }: { task: Task; word: string; photo?: true }) {
  return (
    <Form action={`${TODAY}/${task.id}`} upload class="confirm" id="confirm">
      <input type="hidden" name="what" value={task.todo} />
      <input type="hidden" name="key" value={randomUUID()} />
      <input type="hidden" name="doneAt" value="" />
      {photo && (
        <label class="shoot">
          <span data-shoot>拍照</span>
          <input type="file" name="photo" accept="image/*" capture="environment" />
        </label>
      )}
      <button class="btn" type="submit">
        已{word}
      </button>
    </Form>
  );
}

/** What was recorded, and the way back if it was by mistake. */
function DonePage({ posting, failure }: { posting: Posting; failure?: Failure | undefined }) {
  const { id, title, place, state, channel, postedOn, postedBy, endsOn, followUp } = posting;
  const said: Record<Posting['state'], string> = {
    due: '',
    up: `${postedOn} ${postedBy}已${wordFor(channel, 'post')}${endsOn ? `，公示到 ${endsOn}` : ''}。`,
    down: channel === 'groups' ? '已告知撤下。' : '已撤下。',
    removed: '这项任务已取消，不用再办。',
  };
  return (
    <div class="today task">
      <p class="back">
        <a href={TODAY}>‹ 今日任务</a>
      </p>
      <p class="where">{place}</p>
      <h1>{title}</h1>
      {failure && (
        <p class="warning" role="alert">
          {failure.message}
        </p>
      )}
      <p>{said[state]}</p>
      {state === 'up' && !followUp && (
        <details class="folded" open={failure !== undefined}>
          <summary>登记错了</summary>
          <Form action={`${TODAY}/${id}/undo`}>
            <label for="f-why">为什么撤销</label>
            <input id="f-why" name="why" maxLength={300} />
            <button class="btn quiet" type="submit">
              撤销登记
            </button>
          </Form>
        </details>
      )}
    </div>
  );
}
