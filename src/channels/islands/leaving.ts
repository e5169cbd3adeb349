/** 退出 on a phone that others use too: what 今日任务 kept there goes, and what was not sent is said before. */
import { clearAll, deeds } from '../contacts/browser/outbox.ts';
import { forgetPages } from '../contacts/browser/pages.ts';

const form = document.querySelector<HTMLFormElement>('form[action="/console/sign-out"]');
if (form && 'indexedDB' in globalThis) {
  let cleared = false;
  form.addEventListener('submit', (event) => {
    if (cleared) return;
    event.preventDefault();
    void leave().then((leaves) => {
      if (!leaves) return;
      cleared = true;
      form.requestSubmit();
    });
  });
}

async function leave(): Promise<boolean> {
  try {
    const waiting = await deeds();
    const said = waiting.map((deed) => `· ${deed.said}`).join('\n');
    const question = `还有 ${waiting.length} 项没有送出，退出后会从这台手机上清除：\n${said}\n\n确定退出吗？`;
    if (waiting.length && !confirm(question)) return false;
    await clearAll();
    await forgetPages();
  } catch {
    // nothing could be kept here either
  }
  return true;
}
